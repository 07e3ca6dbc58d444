import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon: ReactNode;
}

/** A few choices side by side, of which one is always made. */
export function Segmented<Value extends string>({ label, segments, chosen, onChoose }: SegmentedProps<Value>) {
  return (
    <fieldset className="inline-flex gap-0.5 rounded-md border border-line bg-sunken p-0.5 noscript:hidden">
      <legend className="sr-only">{label}</legend>
      {segments.map(({ value, label: name, icon }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === chosen}
          title={name}
          onClick={() => onChoose(value)}
          className={clsx(
            'grid size-6 place-items-center rounded-sm pointer-coarse:size-11 [&_svg]:size-3.5',
            value === chosen ? 'bg-raised text-ink ring-1 ring-line' : 'text-ink-faint hover:text-ink',
          )}
        >
          {icon}
          <span className="sr-only">{name}</span>
        </button>
      ))}
    </fieldset>
  );
}

interface SegmentedProps<Value extends string> {
  label: string;
  segments: readonly Segment<Value>[];
  chosen: Value;
  onChoose: (value: Value) => void;
}
