import { POSITIONS, thresholdOf } from './bucket';
import { pathOf } from './compile-path';
import type { CompiledVariants } from './compile-variants';
import { fieldsOf } from './fields';
import { parsePercentage } from './percentage';
import { type Serve, settled } from './serve';
import type { Evaluation, IdentityPolicy } from './types';

interface Told {
  readonly variants: CompiledVariants;
  readonly policy: IdentityPolicy;
}

/**
 * Makes what a rule serves ready: `{ variant }`, `{ percentage }` or `{ split }`, the last two also `by` an attribute. A
 * rule that says more than one of the three, or none, says nothing: null.
 */
export function compileServe(stored: unknown, told: Told): Serve | null {
  const { variant, percentage, split, by, ...others } = fieldsOf(stored) ?? {};
  const said = [variant, percentage, split].filter((one) => one !== undefined);
  const path = by === undefined ? null : pathOf(by);
  if (said.length !== 1 || Object.keys(others).length > 0 || (by !== undefined && path === null)) return null;
  if (variant !== undefined) {
    const answers = typeof variant === 'string' && by === undefined ? told.variants.byName.get(variant) : undefined;
    return answers ? settled(answers.match) : null;
  }
  if (split !== undefined) return compileSplit(split, { ...told, by: path, settledReason: 'split' });
  const share = typeof percentage === 'number' ? parsePercentage(percentage) : null;
  return share === null ? null : serveShare(share, { ...told, by: path, settledReason: 'split' });
}

interface Drawing extends Told {
  readonly by: readonly string[] | null;
  /** The reason where no position decides: nobody, everybody, or one variant for all. */
  readonly settledReason: 'split' | 'static';
}

/** The on variant below a percentage, the off variant above it. Nobody and everybody need no hash. */
export function serveShare(percentage: number, { variants, policy, by, settledReason }: Drawing): Serve {
  const threshold = thresholdOf(percentage);
  if (threshold === 0) return settled(variants.off[settledReason], asksForAccount(policy, by));
  if (threshold === POSITIONS) return settled(variants.on[settledReason], asksForAccount(policy, by));
  return draw(by, [
    { to: threshold, answer: variants.on.split },
    { to: POSITIONS, answer: variants.off.split },
  ]);
}

/**
 * Under `user` only an account is anybody, so the id is asked for even where it is not hashed; unless the rule hashes by
 * something else: whoever has that is in at 50 % without an account, and stays in at 100.
 */
function asksForAccount(policy: IdentityPolicy, by: Serve['by']): boolean {
  return policy === 'user' && by === null;
}

/** Ranges of positions with a variant each, ascending and apart; what lies between them is the default variant's. */
export function compileSplit(stored: unknown, { variants, policy, by, settledReason }: Drawing): Serve | null {
  if (!Array.isArray(stored) || stored.length === 0 || stored.length > SPLIT_RANGES_MAX) return null;
  const ranges: { to: number; answer: Evaluation }[] = [];
  let end = 0;
  for (const range of stored) {
    const { variant, from, to } = fieldsOf(range) ?? {};
    const answers = typeof variant === 'string' ? variants.byName.get(variant) : undefined;
    if (!answers || !isPosition(from) || !isPosition(to) || from < end || to <= from) return null;
    if (from > end) ranges.push({ to: from, answer: variants.rest.default });
    const isAll = from === 0 && to === POSITIONS;
    if (isAll) return stored.length === 1 ? settled(answers[settledReason], asksForAccount(policy, by)) : null;
    ranges.push({ to, answer: answers.split });
    end = to;
  }
  if (end < POSITIONS) ranges.push({ to: POSITIONS, answer: variants.rest.default });
  return draw(by, ranges);
}

/** A split that a hundred variants have grown and shrunk in is in pieces. */
export const SPLIT_RANGES_MAX = 1000;

function draw(by: Serve['by'], ranges: readonly { to: number; answer: Evaluation }[]): Serve {
  return Object.freeze({
    answer: null,
    asksForKey: true,
    by,
    tos: ranges.map(({ to }) => to),
    answers: ranges.map(({ answer }) => answer),
  });
}

function isPosition(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= POSITIONS;
}
