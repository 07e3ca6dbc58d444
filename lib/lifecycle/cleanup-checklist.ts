import type { LifecycleStage } from './lifecycle-stage';

/** What is known of a flag on its way out. Instants are ISO 8601. */
export interface CleanupEvidence {
  readonly key: string;
  readonly stage: LifecycleStage | null;
  readonly archived: boolean;
  /** Who gets it, 0…100, in each environment by name; null where it is killed. */
  readonly shares: readonly { readonly environment: string; readonly share: number | null }[];
  readonly hasPlan: boolean;
  readonly hasSchedule: boolean;
  /** Answers of the last 24 hours, in all environments. */
  readonly dayCount: number;
  readonly lastAskedAt: string | null;
  /** From when on a tombstone can be deleted; null while it is no tombstone. */
  readonly quietAt: string | null;
}

/** One step of taking a flag out. `yours` is what only whoever has the code can tell. */
export interface CleanupStep {
  readonly id: 'settled' | 'code' | 'tests' | 'led' | 'archived' | 'copies' | 'deleted';
  readonly state: 'done' | 'open' | 'yours';
  readonly what: string;
  readonly detail: string;
}

/**
 * The article's cleanup checklist, each step as far as it can be seen from here; null for a flag that is not on its way
 * out. Pure; `now` in ms.
 */
export function cleanupChecklist(evidence: CleanupEvidence, now: number): readonly CleanupStep[] | null {
  const { key, stage, archived, hasPlan, hasSchedule, quietAt } = evidence;
  if (!archived && stage !== 'stale' && stage !== 'at-100') return null;
  return [
    settled(evidence),
    code(evidence),
    {
      id: 'tests',
      state: 'yours',
      what: 'Update tests that mock the flag',
      detail: `Search them for ${key}: a test of the branch that stays needs no flag.`,
    },
    {
      id: 'led',
      state: hasPlan || hasSchedule ? 'open' : 'done',
      what: 'End its plan and its schedules',
      detail: hasPlan ? 'A rollout plan leads it.' : hasSchedule ? 'A change of it is scheduled.' : 'It has none.',
    },
    {
      id: 'archived',
      state: archived ? 'done' : 'open',
      what: 'Archive it',
      detail: 'It goes on giving its last answer to whoever still asks, with reason STALE, and takes no edits.',
    },
    {
      id: 'copies',
      state: 'done',
      what: 'Delete the copies in caches',
      detail: 'Nothing to do: every change clears them, and so does the deletion.',
    },
    {
      id: 'deleted',
      state: 'open',
      what: 'Delete it',
      detail: deletion(quietAt, now),
    },
  ];
}

function settled({ shares }: CleanupEvidence): CleanupStep {
  const [first] = shares;
  const isSettled = (first?.share === 0 || first?.share === 100) && shares.every(({ share }) => share === first.share);
  const told = shares.map(({ environment, share }) => `${environment} ${share === null ? 'killed' : `${share} %`}`);
  return {
    id: 'settled',
    state: isSettled ? 'done' : 'open',
    what: 'Give everybody the same answer, in every environment',
    detail: `${told.join(', ')}.`,
  };
}

function code({ dayCount, lastAskedAt }: CleanupEvidence): CleanupStep {
  const asked =
    dayCount > 0
      ? `Asked for ${dayCount.toLocaleString('en')} times in the last 24 hours.`
      : lastAskedAt === null
        ? 'Nobody asked for it within 30 days.'
        : `Last asked for on ${lastAskedAt.slice(0, 10)}.`;
  const state = dayCount > 0 ? 'open' : 'done';
  return { id: 'code', state, what: 'Remove the flag check from application code', detail: asked };
}

function deletion(quietAt: string | null, now: number): string {
  if (quietAt === null) return 'Once it is archived, and nobody asked for 14 days.';
  return Date.parse(quietAt) <= now
    ? 'It has been quiet for 14 days: the Cleanup page deletes it.'
    : `From ${quietAt.slice(0, 10)} on, should nobody ask until then.`;
}
