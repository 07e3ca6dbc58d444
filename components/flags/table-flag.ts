import type { Asked } from '@/lib/evaluation-counts/list-asked';
import type { FlagView, Kill } from '@/lib/flags/flag-view';
import type { LifecycleStage } from '@/lib/lifecycle/lifecycle-stage';
import type { Led } from '@/lib/rollouts/led-flags';

/** What the table needs to know of a flag. */
export type TableFlag = Pick<
  FlagView,
  | 'key'
  | 'description'
  | 'kind'
  | 'enabled'
  | 'rolloutPercentage'
  | 'hasSplit'
  | 'owner'
  | 'tags'
  | 'archived'
  | 'version'
  | 'updatedAt'
> & {
  readonly killedBy: Pick<Kill, 'who' | 'at'> | null;
  readonly lastChange: Pick<NonNullable<FlagView['lastChange']>, 'who' | 'at' | 'note'> | null;
  /** The rollout plan that leads it: then nobody else sets its percentage. */
  readonly plan: Led | null;
  /** Null where nobody asked for it within 30 days. */
  readonly asked: Asked | null;
  /** Null for an archived one. */
  readonly stage: LifecycleStage | null;
};
