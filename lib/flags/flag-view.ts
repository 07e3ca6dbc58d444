import type { FailureMode, IdentityPolicy, ValueType } from '@/lib/engine/types';

export const FLAG_KINDS = ['release', 'experiment', 'ops', 'kill-switch', 'permission'] as const;
export type FlagKind = (typeof FLAG_KINDS)[number];

/** The last thing that was done to a flag in an environment, as people read it. */
export interface LastChange {
  readonly who: string;
  /** ISO 8601. */
  readonly at: string;
  readonly note: string;
  readonly source: string;
}

/** Who killed a flag, when (ISO 8601) and why, as long as the kill lasts. */
export interface Kill {
  readonly who: string;
  readonly at: string;
  readonly note: string;
}

/** A flag in one environment, as the dashboard shows it and REST spells in snake_case. Percentage 0…100. */
export interface FlagView {
  readonly key: string;
  readonly description: string;
  readonly kind: FlagKind;
  readonly enabled: boolean;
  readonly killedBy: Kill | null;
  readonly rolloutPercentage: number;
  readonly valueType: ValueType;
  /** Whether ranges of positions decide, in the place of the percentage. */
  readonly hasSplit: boolean;
  /** Whether anything but the switch and the percentage decides: that, rules, targets or prerequisites. */
  readonly hasTargeting: boolean;
  readonly identityPolicy: IdentityPolicy;
  readonly failureMode: FailureMode;
  /** Whether keys that anybody can read, in a browser's code, may ask for it. */
  readonly clientVisible: boolean;
  readonly owner: string;
  readonly tags: readonly string[];
  readonly archived: boolean;
  /** Grows by one with every change of the flag in this environment. */
  readonly version: number;
  /** The environment's revision that last changed it. */
  readonly revision: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Since when its switch and percentage are what they are. */
  readonly decidedAt: string;
  readonly lastChange: LastChange | null;
}
