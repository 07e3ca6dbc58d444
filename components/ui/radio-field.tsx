import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly explanation: ReactNode;
}

/** A choice that has to be made knowingly: every option says in one sentence what it means. */
export function RadioField({ name, legend, choices, chosen, error, required = false }: RadioFieldProps) {
  const errorId = `${name}-error`;
  return (
    <fieldset className="grid gap-1.5" aria-describedby={error ? errorId : undefined}>
      <legend className="mb-1.5 font-medium text-sm">{legend}</legend>
      {choices.map(({ value, label, explanation }) => (
        <label
          key={value}
          className={clsx(
            'grid cursor-pointer grid-cols-[auto_1fr] gap-x-2.5 rounded-md border bg-surface px-3 py-2',
            'hover:border-line-strong has-checked:border-accent has-checked:bg-accent-soft',
            error ? 'border-kill-line' : 'border-line',
          )}
        >
          <input
            type="radio"
            name={name}
            value={value}
            required={required}
            defaultChecked={value === chosen}
            className="mt-1 size-4 accent-accent"
          />
          <span>
            <span className="font-medium text-sm">{label}</span>
            <span className="block text-ink-muted text-sm">{explanation}</span>
          </span>
        </label>
      ))}
      {error && (
        <p id={errorId} className="text-kill text-sm">
          {error}
        </p>
      )}
    </fieldset>
  );
}

interface RadioFieldProps {
  name: string;
  legend: string;
  choices: readonly Choice[];
  chosen?: string | undefined;
  error?: string | undefined;
  required?: boolean;
}
