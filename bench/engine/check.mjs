import { PERCENTAGE } from './flags.mjs';

// How far from its share a fair hash may come out by chance: five standard deviations, once in a million.
const DEVIATIONS_MAX = 5;

/**
 * What a peer answers wrongly in a case, as sentences: a rule not followed, a user answered differently the second
 * time, a share of the others that is not the flag's, or, from those that hash as published, any answer that differs
 * from the formula.
 */
export function wrongAnswers(one, peers) {
  return peers.filter((peer) => peer[one.key]).flatMap((peer) => wrongAnswersOf(peer, one).slice(0, 3));
}

function wrongAnswersOf(peer, { name, key, answers, contexts, rulesMatch }) {
  const { prepare, answer, expected } = peer[key];
  const results = contexts.map((user) => {
    const asked = prepare(user);
    return { user, first: answer(asked), second: answer(asked), isServed: rulesMatch(user) };
  });
  const shared = results.filter(({ isServed }) => !isServed);
  const wrong = [
    ...results.filter(({ first, second }) => first !== second).map(({ user }) => `${user.id} got two answers`),
    ...results.filter(({ isServed, first }) => isServed && first !== 1).map(({ user }) => `${user.id} was not served`),
    ...shared
      .filter(({ user, first }) => expected && expected(user) !== first)
      .map(({ user }) => `${user.id} differs from the formula`),
    ...wrongShare(
      shared.reduce((on, { first }) => on + first, 0),
      shared.length * answers,
    ),
  ];
  return wrong.map((what) => `${peer.name}, ${name}: ${what}`);
}

function wrongShare(on, count) {
  const share = PERCENTAGE / 100;
  const deviation = Math.sqrt(share * (1 - share) * count);
  return Math.abs(on - share * count) > DEVIATIONS_MAX * deviation ? [`${on} of ${count} are on`] : [];
}
