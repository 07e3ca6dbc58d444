import type { Asked } from '@/lib/evaluation-counts/list-asked';
import type { FlagView, Kill } from '@/lib/flags/flag-view';

/** What the table needs to know of a flag. */
export type TableFlag = Pick<
  FlagView,
  | 'key'
  | 'description'
  | 'kind'
  | 'enabled'
  | 'rolloutPercentage'
  | 'owner'
  | 'tags'
  | 'archived'
  | 'version'
  | 'updatedAt'
> & {
  readonly killedBy: Pick<Kill, 'who' | 'at'> | null;
  readonly lastChange: Pick<NonNullable<FlagView['lastChange']>, 'who' | 'at' | 'note'> | null;
  /** Null where nobody asked for it within 30 days. */
  readonly asked: Asked | null;
};
