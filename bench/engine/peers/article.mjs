import { createHash } from 'node:crypto';
import { countOn, ONE, PERCENTAGE } from '../flags.mjs';

/** The article's formula, word for word: no rules, no reasons, and a digest for every flag. */
export function startArticle() {
  return {
    name: 'article',
    one: { prepare, answer: (id) => isOnByFormula(ONE, id) },
    hundred: { prepare, answer: (id) => countOn(isOnByFormula, id) },
  };
}

/** 1 where `int(md5(f"{flag_key}:{user_id}").hexdigest(), 16) % 100 < percentage`, else 0. */
export function isOnByFormula(key, id) {
  const hash = BigInt(`0x${createHash('md5').update(`${key}:${id}`).digest('hex')}`);
  return Number(hash % 100n < BigInt(PERCENTAGE));
}

function prepare({ id }) {
  return id;
}
