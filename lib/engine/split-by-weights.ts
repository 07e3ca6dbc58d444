import { POSITIONS } from './bucket';
import type { SplitRange } from './rule';

/** How many of the 100,000 positions a variant is to have. */
export interface PositionCount {
  readonly variant: string;
  readonly count: number;
}

/**
 * The ranges in which each variant has as many positions as wanted, made from those that there are by moving as few
 * people as can be: a growing variant takes only from shrinking ones, beside its own ranges first. `held` and the result
 * cover every position; the counts add up to 100,000. Pure.
 */
export function splitByWeights(held: readonly SplitRange[], wanted: readonly PositionCount[]): SplitRange[] {
  const counts = new Map(wanted.map(({ variant, count }) => [variant, count]));
  const has = countsOf(held);
  /** Above zero: so many it still gives. Below: so many it still takes. */
  const surplus = new Map(
    [...new Set([...has.keys(), ...counts.keys()])].map((name) => [
      name,
      (has.get(name) ?? 0) - (counts.get(name) ?? 0),
    ]),
  );
  const pieces = held.map((range) => ({ ...range }));
  while (takeBeside(pieces, surplus));
  for (const { variant } of wanted) {
    while ((surplus.get(variant) ?? 0) < 0) takeAnywhere(pieces, surplus, variant);
  }
  return joined(pieces);
}

/** How many positions have another variant in one split than in the other: who is moved, of 100,000. */
export function movedBetween(before: readonly SplitRange[], after: readonly SplitRange[]): number {
  let stayed = 0;
  for (const one of before) {
    for (const other of after) {
      if (one.variant !== other.variant) continue;
      stayed += Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from));
    }
  }
  return POSITIONS - stayed;
}

/** How many positions each variant has. */
export function countsOf(split: readonly SplitRange[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { variant, from, to } of split) counts.set(variant, (counts.get(variant) ?? 0) + to - from);
  return counts;
}

type Piece = { -readonly [Field in keyof SplitRange]: SplitRange[Field] };
type Surplus = Map<string, number>;

/** Moves one border between neighbours of whom one gives and the other takes. False where there are none. */
function takeBeside(pieces: Piece[], surplus: Surplus): boolean {
  for (let nth = 0; nth + 1 < pieces.length; nth++) {
    const [left, right] = [pieces[nth], pieces[nth + 1]];
    if (!left || !right) return false;
    const [leftGives, rightGives] = [surplus.get(left.variant) ?? 0, surplus.get(right.variant) ?? 0];
    if (leftGives > 0 && rightGives < 0) {
      const count = Math.min(leftGives, -rightGives, left.to - left.from);
      left.to -= count;
      right.from -= count;
      moved(surplus, left.variant, right.variant, count);
    } else if (leftGives < 0 && rightGives > 0) {
      const count = Math.min(-leftGives, rightGives, right.to - right.from);
      left.to += count;
      right.from += count;
      moved(surplus, right.variant, left.variant, count);
    } else continue;
    const empty = pieces.findIndex(({ from, to }) => from === to);
    if (empty >= 0) pieces.splice(empty, 1);
    return true;
  }
  return false;
}

/** Gives a variant the end of the last range of somebody who has too many. */
function takeAnywhere(pieces: Piece[], surplus: Surplus, taker: string): void {
  const nth = pieces.findLastIndex(({ variant }) => (surplus.get(variant) ?? 0) > 0);
  const giver = pieces[nth];
  if (!giver) throw new Error('The counts of a split add up to more than there is.');
  const count = Math.min(surplus.get(giver.variant) ?? 0, -(surplus.get(taker) ?? 0), giver.to - giver.from);
  pieces.splice(nth + 1, 0, { variant: taker, from: giver.to - count, to: giver.to });
  giver.to -= count;
  moved(surplus, giver.variant, taker, count);
  if (giver.from === giver.to) pieces.splice(nth, 1);
}

function moved(surplus: Surplus, giver: string, taker: string, count: number): void {
  surplus.set(giver, (surplus.get(giver) ?? 0) - count);
  surplus.set(taker, (surplus.get(taker) ?? 0) + count);
}

function joined(pieces: readonly Piece[]): SplitRange[] {
  const ranges: Piece[] = [];
  for (const piece of pieces) {
    const last = ranges.at(-1);
    if (last?.variant === piece.variant && last.to === piece.from) last.to = piece.to;
    else ranges.push({ ...piece });
  }
  return ranges;
}
