import type { FlagFields } from './flag-fields';
import type { FlagRow } from './flag-row';

/** One value that a save changed, for the answer that the operator reads. */
export interface SavedValue {
  readonly key: string;
  readonly what: 'rollout_percentage' | 'enabled';
  readonly from: number | boolean;
  readonly to: number | boolean;
}

/** Of what was wanted for a row, the percentage and the switch that really changed. */
export function savedValues(
  { key, rolloutPercentage, enabled }: Pick<FlagRow, 'key' | 'rolloutPercentage' | 'enabled'>,
  wanted: Partial<FlagFields>,
): SavedValue[] {
  const saved: SavedValue[] = [];
  if (wanted.rollout_percentage !== undefined && wanted.rollout_percentage !== rolloutPercentage) {
    saved.push({ key, what: 'rollout_percentage', from: rolloutPercentage, to: wanted.rollout_percentage });
  }
  if (wanted.enabled !== undefined && wanted.enabled !== enabled) {
    saved.push({ key, what: 'enabled', from: enabled, to: wanted.enabled });
  }
  return saved;
}
