import { Time } from '@/components/ui/time';
import { formatPercentage } from '@/lib/engine/percentage';
import type { FlagCounts } from '@/lib/evaluation-counts/flag-counts';
import { HourStrip } from './hour-strip';
import { shareText } from './share-text';

/** Whether code asks for a flag: how often it was answered with which variant, and how that compares with its rollout. */
export function EvaluationCounts({ counts, percentage, now }: EvaluationCountsProps) {
  const { variants, hours } = counts;
  const lastAt = variants
    .map((variant) => variant.lastAt)
    .toSorted()
    .at(-1);
  if (lastAt === undefined) {
    return <p className="text-ink-muted text-sm">Nobody asked for it in the last 30 days.</p>;
  }
  const day = variants.reduce((sum, variant) => sum + variant.day, 0);
  const on = variants.find(({ variant }) => variant === 'on')?.day ?? 0;
  return (
    <div className="grid gap-4 text-sm">
      <p>
        Last asked <Time at={lastAt} now={now} />.
        {day > 0 &&
          ` On in ${shareText(on, day)} of the answers of 24 hours; the rollout is at ${formatPercentage(percentage)}%.`}
      </p>
      <HourStrip hours={hours} />
      <table className="w-full tabular-nums">
        <thead className="text-ink-muted text-xs">
          <tr className="border-line border-b">
            <th scope="col" className="py-1 text-left font-medium">
              Answer
            </th>
            <th scope="col" className="py-1 text-right font-medium">
              24 hours
            </th>
            <th scope="col" className="py-1 text-right font-medium">
              7 days
            </th>
          </tr>
        </thead>
        <tbody>
          {variants.map(({ variant, day: today, week }) => (
            <tr key={variant} className="border-line border-b">
              <th scope="row" className="py-1.5 text-left font-medium font-mono">
                {variant}
              </th>
              <td className="text-right font-mono">{today.toLocaleString('en')}</td>
              <td className="text-right font-mono">{week.toLocaleString('en')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface EvaluationCountsProps {
  counts: FlagCounts;
  /** What is configured, 0…100; 0 where the flag is off. */
  percentage: number;
  /** The server's clock, in ms. */
  now: number;
}
