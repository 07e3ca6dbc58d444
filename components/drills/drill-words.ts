import type { DrillView } from '@/lib/drills/list-drills';

type Layer = DrillView['layers'][number];

const LAYERS: Record<Layer['layer'], string> = {
  commit: 'Committed by PostgreSQL',
  notification: 'Notification heard',
  instance: 'Snapshot of',
  upstash: 'Upstash knows of it',
  page: 'Cached page shows it',
  answer: 'HTTP answer is off',
};

/** A layer of a drill in product words. */
export function layerLabel({ layer, name }: Layer): string {
  return layer === 'instance' ? `${LAYERS[layer]} ${name}` : LAYERS[layer];
}

/** A time in whole milliseconds, in seconds from ten thousand up: `84 ms`, `12.3 s`. */
export function msWords(ms: number): string {
  return ms < 10_000 ? `${Math.round(ms).toLocaleString('en')} ms` : `${(ms / 1000).toFixed(1)} s`;
}
