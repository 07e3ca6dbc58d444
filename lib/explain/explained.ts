import type { SplitRange } from '@/lib/engine/rule';
import type { Evaluation } from '@/lib/engine/types';

/** `missing`: what the condition asks about was not sent, or cannot be compared, so that it holds on neither side. */
export type Outcome = 'match' | 'no_match' | 'missing';

/** One condition and what came of it. `condition` is as stored; a group has its parts. */
export interface ExplainedCondition {
  readonly condition: unknown;
  readonly outcome: Outcome;
  /** What the attribute was; absent where there is none. */
  readonly given?: unknown;
  /** What the other flag answered, where the condition asks one. */
  readonly answered?: Evaluation;
  readonly parts?: readonly ExplainedCondition[];
}

/** Where an id falls for a flag, and up to where it is on: in positions of 100 000. */
export interface Draw {
  readonly key: string;
  readonly bucket: number;
  readonly position: number;
}

/** One line of the path from top to bottom, in the order of evaluation. `decided` is the one that gave the answer. */
export type Step = { readonly decided: boolean } & (
  | { readonly kind: 'switch'; readonly enabled: boolean; readonly killed: boolean }
  | {
      readonly kind: 'prerequisite';
      readonly flag: string;
      readonly variants: readonly string[];
      readonly answered: Evaluation | null;
      readonly isMet: boolean;
    }
  | { readonly kind: 'targets'; readonly count: number; readonly isListed: boolean }
  | {
      readonly kind: 'rule';
      /** From 0. */
      readonly index: number;
      readonly name: string;
      readonly outcome: Outcome;
      readonly conditions: readonly ExplainedCondition[];
      readonly serve: unknown;
      readonly draw: Draw | null;
    }
  | {
      readonly kind: 'rollout';
      readonly percentage: number;
      /** The ranges that decide in its place; null where it does. */
      readonly split: readonly SplitRange[] | null;
      readonly draw: Draw | null;
    }
);

/** An answer and the path to it. Lines behind the one that decided say what they would have, had it not. */
export interface Explained {
  readonly flag: string;
  readonly answer: Evaluation;
  /** What the flag hashes, by its policy; null where it is missing. */
  readonly targetingKey: string | null;
  readonly steps: readonly Step[];
}
