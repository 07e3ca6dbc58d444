import type { RevisionReach } from '@/lib/instances/reach-of';

/** One value that a save changed: a percentage, or on and off. */
export interface SavedChange {
  readonly key: string;
  readonly what: 'rollout_percentage' | 'enabled';
  readonly from: number | boolean;
  readonly to: number | boolean;
}

/** A row that somebody else changed after it was read here: what they set, and who they are. */
export interface Conflict {
  readonly key: string;
  /** What they did, as history names it: `flag.edited`, `flag.killed` … */
  readonly action: string;
  readonly theirs: { readonly rolloutPercentage: number; readonly enabled: boolean; readonly version: number };
  readonly who: string;
  readonly at: string;
  readonly note: string;
}

export interface SaveError {
  readonly key: string;
  readonly field: string;
  readonly message: string;
}

/**
 * What saving the table, switching a flag or undoing either comes back with. `typed` is keyed by flag and holds what
 * stands in the inputs and is not saved; without JavaScript that is how it survives the round trip, after a single
 * switch too.
 */
export type SaveState =
  | { readonly status: 'idle' }
  | {
      readonly status: 'saved';
      readonly revision: number;
      readonly changes: readonly SavedChange[];
      /** What Undo sends back. */
      readonly changeId: string;
      /** How far the change had travelled when this was answered. Null where nobody could say. */
      readonly reach: RevisionReach | null;
      /** What did not answer when it was told, in words; empty where all did. */
      readonly missed: string;
      readonly at: string;
      readonly typed?: Readonly<Record<string, string>>;
    }
  | {
      readonly status: 'refused';
      readonly message: string;
      readonly errors: readonly SaveError[];
      readonly conflicts: readonly Conflict[];
      /** The flags whose keys are to be typed before it is saved: it touches many. */
      readonly asked: readonly { readonly key: string; readonly reason: string }[];
      readonly typed: Readonly<Record<string, string>>;
      readonly note: string;
    };

export type SaveAction = (state: SaveState, form: FormData) => Promise<SaveState>;

export const IDLE_SAVE: SaveState = { status: 'idle' };
