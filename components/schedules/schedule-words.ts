import { formatPercentage } from '@/lib/engine/percentage';

/** What a schedule will do, in product words: `25 %`, `on at 25 %`, `off`. */
export function scheduleWords({ enabled, rolloutPercentage }: Scheduled): string {
  const share = rolloutPercentage === null ? '' : `${formatPercentage(rolloutPercentage)} %`;
  if (enabled === null) return share;
  if (!enabled) return share ? `off, and ${share}` : 'off';
  return share ? `on at ${share}` : 'on';
}

interface Scheduled {
  readonly enabled: boolean | null;
  readonly rolloutPercentage: number | null;
}
