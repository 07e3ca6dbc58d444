import { clsx } from 'clsx';
import { ChevronDown } from 'lucide-react';
import { useEarlyValue } from './use-early-value';

/** One filter: a native list, dressed as a chip that shows what it filters by. */
export function FilterChip({ name, label, value, options, onChange }: FilterChipProps) {
  const select = useEarlyValue<HTMLSelectElement>(value, onChange);
  const isActive = value !== '';
  return (
    <div
      className={clsx(
        'relative inline-flex h-8 shrink-0 items-center gap-1 rounded-md border pl-2.5 text-sm pointer-coarse:h-11',
        'focus-within:outline-2 focus-within:outline-accent',
        isActive
          ? 'border-accent bg-accent-soft text-accent-strong'
          : 'border-line bg-surface hover:border-line-strong',
      )}
    >
      <label htmlFor={`filter-${name}`} className={isActive ? undefined : 'text-ink-muted'}>
        {label}
      </label>
      <select
        ref={select}
        id={`filter-${name}`}
        name={name}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        className={clsx(
          'h-full max-w-36 field-sizing-content appearance-none rounded-md bg-transparent pr-7 pl-0.5 outline-none [&>option]:bg-raised [&>option]:text-ink',
          isActive && 'font-medium',
        )}
      >
        <option value="">any</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute right-2 size-3.5 opacity-70" />
    </div>
  );
}

interface FilterChipProps {
  name: string;
  label: string;
  value: string;
  options: readonly string[];
  onChange: (value: string) => void;
}
