import type { ReactNode } from 'react';
import { duration } from '@/components/reach/reach-words';
import type { MeasuredReach } from '@/lib/instances/measured-reach';
import type { StalenessBudget } from '@/lib/staleness-budget';

/** What an answer may lag behind a save at worst, by the settings, beside what was measured of late. */
export function BudgetPanel({ budget, limitMs, measured }: BudgetPanelProps) {
  return (
    <div className="grid gap-x-10 gap-y-5 border-line border-t pt-4 md:grid-cols-2">
      <Figures title="Measured in the last hour">
        {measured ? (
          <>
            <p className="flex flex-wrap gap-x-5 font-mono text-lg tabular-nums">
              <Figure name="p50" ms={measured.p50} />
              <Figure name="p99" ms={measured.p99} />
              <Figure name="max" ms={measured.max} />
            </p>
            <p className="text-ink-muted text-sm">
              From a save to an instance that answers with it, over {measured.changes.toLocaleString('en')}{' '}
              {measured.changes === 1 ? 'change' : 'changes'}, by the database’s clock.
            </p>
          </>
        ) : (
          <p className="text-ink-muted text-sm">No change in this environment for an hour: nothing to measure.</p>
        )}
      </Figures>
      <Figures title="Staleness budget">
        <p className="font-mono text-lg tabular-nums">
          {seconds(budget.totalMs)}{' '}
          <span className="font-sans text-ink-muted text-sm">of {seconds(limitMs)} allowed</span>
        </p>
        <details className="text-ink-muted text-sm">
          <summary className="w-fit rounded-sm hover:text-ink">
            At worst, with nothing but the poll left and PostgreSQL answering
          </summary>
          <ul className="mt-1.5 grid max-w-sm gap-0.5">
            {budget.parts.map(({ what, ms }) => (
              <li key={what} className="flex justify-between gap-4">
                {what} <span className="font-mono tabular-nums">{seconds(ms)}</span>
              </li>
            ))}
          </ul>
        </details>
      </Figures>
    </div>
  );
}

function Figures({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid content-start gap-1">
      <h2 className="font-medium text-sm">{title}</h2>
      {children}
    </section>
  );
}

function Figure({ name, ms }: { name: string; ms: number }) {
  return (
    <span className="whitespace-nowrap">
      <span className="font-sans text-ink-muted text-sm">{name}</span> {duration(ms)}
    </span>
  );
}

function seconds(ms: number): string {
  return `${Number((ms / 1000).toFixed(1))} s`;
}

interface BudgetPanelProps {
  budget: StalenessBudget;
  limitMs: number;
  measured: MeasuredReach | null;
}
