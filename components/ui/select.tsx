import { clsx } from 'clsx';
import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { CONTROL_CLASS } from './control-class';

export interface Option {
  readonly value: string;
  readonly label: string;
}

export function Select({ options, className, defaultValue, ...rest }: SelectProps) {
  return (
    <span className={clsx('relative inline-flex w-full', className)}>
      {/* The key: React's form reset puts a select back on the option of its first render, not on a new defaultValue. */}
      <select
        key={defaultValue}
        defaultValue={defaultValue}
        className={clsx(CONTROL_CLASS, 'h-9 appearance-none pr-8 pointer-coarse:h-11')}
        {...rest}
      >
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute inset-y-0 right-2.5 my-auto size-3.5 text-ink-faint"
      />
    </span>
  );
}

interface SelectProps extends ComponentProps<'select'> {
  options: readonly Option[];
  defaultValue?: string;
}
