import type { ReactNode } from 'react';
import type { FormState } from '@/components/ui/form-state';
import { typedOr } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';

/** A stage as it is typed. An empty percentage is no stage. */
export interface TypedStage {
  readonly percentage: string;
  readonly minimum: string;
  readonly visitors: string;
  /** What else its gate asks for. */
  readonly asks: readonly string[];
}

const ASKS = [
  { value: 'cycle', label: 'business cycle' },
  { value: 'monitoring', label: 'monitoring' },
  { value: 'drill', label: 'fresh drill' },
  { value: 'signals', label: 'healthy signals' },
  { value: 'approval', label: 'approval' },
] as const;

/** The stages of a plan that is being made: a line each, with what must hold to leave it. */
export function StageRows({ stages, state }: { stages: readonly TypedStage[]; state: FormState }) {
  return (
    <ol className="divide-y divide-line border-line border-y">
      {stages.map(({ percentage, minimum, visitors, asks }, i) => {
        const typed = (field: string, stored: string) => typedOr(state, `${field}:${i}`, stored);
        const name = `Stage ${i + 1}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a stage is its place
          <li key={i} className="grid gap-2 py-3">
            <div className="grid grid-cols-3 gap-2">
              <Labelled label="Per cent">
                <Input
                  name={`percentage:${i}`}
                  aria-label={`${name}, per cent`}
                  inputMode="decimal"
                  autoComplete="off"
                  className="font-mono"
                  defaultValue={typed('percentage', percentage)}
                />
              </Labelled>
              <Labelled label="Least time">
                <Input
                  name={`minimum:${i}`}
                  aria-label={`${name}, least time`}
                  autoComplete="off"
                  placeholder="1 h"
                  className="font-mono"
                  defaultValue={typed('minimum', minimum)}
                />
              </Labelled>
              <Labelled label="Visitors">
                <Input
                  name={`visitors:${i}`}
                  aria-label={`${name}, least distinct visitors`}
                  inputMode="numeric"
                  autoComplete="off"
                  className="font-mono"
                  defaultValue={typed('visitors', visitors)}
                />
              </Labelled>
            </div>
            <div className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
              {ASKS.map(({ value, label }) => (
                <label key={value} className="inline-flex items-center gap-1.5 pointer-coarse:min-h-11">
                  <input
                    type="checkbox"
                    name={`${value}:${i}`}
                    aria-label={`${name}, ${label}`}
                    defaultChecked={
                      state.status === 'refused' ? state.typed[`${value}:${i}`] === 'on' : asks.includes(value)
                    }
                    className="size-4 accent-accent"
                  />
                  {label}
                </label>
              ))}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-1">
      <span aria-hidden className="text-ink-muted text-sm">
        {label}
      </span>
      {children}
    </div>
  );
}
