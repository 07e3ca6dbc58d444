'use client'; // The chart measures its own width.

import {
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { msWords } from './drill-words';

/** One drill as the chart shows it: when it was, in ms, and how long its slowest layer took. */
export interface DrillPoint {
  readonly at: number;
  readonly maxMs: number;
  readonly label: string;
  readonly isPassed: boolean;
}

const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/**
 * The slowest layer of every drill over time, on a logarithmic scale, against the budget. A picture of the table beneath
 * it, which says all of it in words: so it is hidden from whoever does not see it.
 */
export function DrillChart({ points, budgetMs }: { points: readonly DrillPoint[]; budgetMs: number }) {
  const passed = points.filter(({ isPassed }) => isPassed);
  const failed = points.filter(({ isPassed }) => !isPassed);
  return (
    <div aria-hidden className="h-64 w-full text-xs">
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 800, height: 256 }}>
        <ScatterChart accessibilityLayer={false} margin={{ top: 8, right: 24, bottom: 8, left: 8 }}>
          <CartesianGrid stroke="var(--color-line)" vertical={false} />
          <XAxis
            dataKey="at"
            type="number"
            domain={['dataMin', 'dataMax']}
            tickFormatter={(at: number) => day.format(at)}
            stroke="var(--color-ink-muted)"
          />
          <YAxis
            dataKey="maxMs"
            type="number"
            scale="log"
            domain={[1, budgetMs * 2]}
            ticks={[1, 10, 100, 1_000, 10_000]}
            tickFormatter={(ms: number) => msWords(ms)}
            width={72}
            stroke="var(--color-ink-muted)"
          />
          <ReferenceLine
            y={budgetMs}
            stroke="var(--color-attention)"
            strokeDasharray="4 4"
            label={{ value: `budget ${msWords(budgetMs)}`, position: 'insideTopRight', fill: 'var(--color-ink-muted)' }}
          />
          <Tooltip content={({ payload }) => <PointNote point={payload?.[0]?.payload} />} />
          <Scatter data={passed} fill="var(--color-on)" shape="circle" isAnimationActive={false} />
          <Scatter data={failed} fill="var(--color-kill)" shape="cross" isAnimationActive={false} />
        </ScatterChart>
      </ResponsiveContainer>
    </div>
  );
}

function PointNote({ point }: { point: DrillPoint | undefined }) {
  if (!point) return null;
  return (
    <div className="rounded-md border border-line bg-surface px-2 py-1">
      {point.label}: {msWords(point.maxMs)}
    </div>
  );
}
