import { contexts } from './contexts.mjs';
import { anyRuleMatches, RULED } from './flags.mjs';

/**
 * What is measured. `key` names a peer's part in it, `rulesMatch` says whom a rule must serve whatever the peer's hash,
 * and `target` is how many times faster than the fastest peer Sluice has to be.
 */
export const cases = [
  { name: 'one 25 % flag', key: 'one', answers: 1, calls: 8192, target: 3, contexts, rulesMatch: () => false },
  {
    name: 'three rules, 2,000 picked',
    key: 'long',
    answers: 1,
    calls: 2048,
    target: 6,
    contexts,
    rulesMatch: matches('long'),
  },
  {
    name: 'three rules, 200 picked',
    key: 'pilot',
    answers: 1,
    calls: 2048,
    target: 6,
    contexts,
    rulesMatch: matches('pilot'),
  },
  {
    name: 'three rules, 10 picked',
    key: 'short',
    answers: 1,
    calls: 2048,
    target: 6,
    contexts,
    rulesMatch: matches('short'),
  },
  {
    name: '100 flags, one user',
    key: 'hundred',
    answers: 100,
    calls: 64,
    target: 4,
    contexts,
    rulesMatch: () => false,
  },
];

function matches(flag) {
  return (user) => anyRuleMatches(RULED[flag], user);
}
