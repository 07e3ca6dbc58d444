import type { FlagKind } from '@/lib/flags/flag-view';

export const LIFECYCLE_STAGES = ['new', 'ramping', 'live', 'at-100', 'stale'] as const;
export type LifecycleStage = (typeof LIFECYCLE_STAGES)[number];

const DAY_MS = 86_400_000;
/** How long a flag that is to go may stand at all or nothing before it is due: the article's week. */
export const WINDOW_DAYS = 7;
/** A share that nobody moved for so long is where the flag lives, not a step on its way. */
export const RAMPING_DAYS = 30;
/** A flag that nobody asks for so long is used by no code. Counts are kept as long. */
export const UNASKED_DAYS = 30;

/** Kinds that are made to go again. The others are for good, and nothing is due about them. */
const PASSING: ReadonlySet<FlagKind> = new Set(['release', 'experiment']);

/** What a stage is told from. Instants in ms; `lastAskedAt` is null where nobody asked within 30 days. */
export interface Life {
  readonly kind: FlagKind;
  readonly enabled: boolean;
  readonly killed: boolean;
  readonly rolloutPercentage: number;
  /** Whether anything but the switch and the percentage decides: then nobody knows from here that all get the same. */
  readonly hasTargeting: boolean;
  readonly createdAt: number;
  /** Since when its switch and percentage are what they are. */
  readonly decidedAt: number;
  readonly lastAskedAt: number | null;
}

/**
 * Where a flag stands in its life in an environment: `new` until it was first decided on, `ramping` while a share grows,
 * `at-100` when everybody has it, `stale` when it is due to go (a passing kind at all or nothing for a week, or asked for
 * by nobody for a month), and `live` otherwise. A killed flag is never stale: somebody is in the middle of something. Pure.
 */
export function lifecycleStage(life: Life, now: number): LifecycleStage {
  const share = life.enabled ? life.rolloutPercentage : 0;
  if (isDue(life, now) || isUnasked(life, now)) return 'stale';
  if (share === 0 && life.decidedAt <= life.createdAt) return 'new';
  if (share === 100 && !life.hasTargeting) return 'at-100';
  if (share > 0 && PASSING.has(life.kind) && now - life.decidedAt < RAMPING_DAYS * DAY_MS) return 'ramping';
  return 'live';
}

/** Whether a passing flag has stood at all or nothing for its window: its code can go. */
export function isDue(life: Life, now: number): boolean {
  const share = life.enabled ? life.rolloutPercentage : 0;
  if (life.killed || life.hasTargeting || !PASSING.has(life.kind) || (share > 0 && share < 100)) return false;
  return now - life.decidedAt >= WINDOW_DAYS * DAY_MS;
}

function isUnasked({ killed, createdAt, decidedAt, lastAskedAt }: Life, now: number): boolean {
  if (killed) return false;
  const since = Math.max(createdAt, decidedAt, lastAskedAt ?? 0);
  return now - since >= UNASKED_DAYS * DAY_MS;
}
