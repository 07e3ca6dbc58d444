import type { DrillView } from '@/lib/drills/list-drills';
import { layerLabel, msWords } from './drill-words';

/** Every layer that the kill went through, and when it had followed; bars to the scale of the slowest. */
export function LayerList({ drill }: { drill: DrillView }) {
  const slowest = Math.max(1, drill.maxMs ?? 1);
  return (
    <ol className="max-w-3xl divide-y divide-line border-line border-y" aria-label="Layers">
      {drill.layers.map((layer) => (
        <li
          key={`${layer.layer}:${layer.name}`}
          className="grid grid-cols-[minmax(0,1fr)_6rem] items-center gap-x-4 py-2 text-sm sm:grid-cols-[16rem_minmax(0,1fr)_6rem]"
        >
          <span className="truncate">{layerLabel(layer)}</span>
          <span aria-hidden className="h-1.5 overflow-hidden rounded-full bg-sunken max-sm:hidden">
            {layer.ms !== null && (
              <span
                className="block h-full rounded-full bg-accent"
                style={{ width: `${Math.min(100, (100 * layer.ms) / slowest)}%` }}
              />
            )}
          </span>
          <span className="text-right font-mono">
            {layer.ms !== null ? (
              msWords(layer.ms)
            ) : (
              <span className={layer.state === 'late' ? 'font-medium text-kill' : 'text-ink-muted'}>
                {layer.state === 'late' ? 'not seen' : 'not in use'}
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
