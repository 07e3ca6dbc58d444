import { configuration } from '@/lib/configuration';

/** From when on an edit in the dashboard asks for its flag's key. */
export function confirmLimits() {
  return { sharePercent: configuration().SLUICE_CONFIRM_SHARE, now: Date.now() };
}
