import { clsx } from 'clsx';
import type { KeyboardEvent, Ref } from 'react';
import { formatPercentage } from '@/lib/engine/percentage';
import { missingOnTheRight } from './align-on-point';

/** The number: it looks like text until it is touched. While an edit is pending, what it was stands before it. */
export function RolloutInput({
  ref,
  flagKey,
  typed,
  was,
  decimals,
  problem,
  onType,
  onKeyDown,
  onFocus,
  onBlur,
}: RolloutInputProps) {
  const wasId = `before:${flagKey}`;
  return (
    <div className="flex items-baseline justify-end gap-1 font-mono text-sm">
      {was !== undefined && (
        <span id={wasId} className="whitespace-nowrap text-ink-muted">
          <span className="sr-only">was </span>
          {formatPercentage(was)}%<span aria-hidden> →</span>
        </span>
      )}
      <span
        className={clsx(
          'flex w-[5.25rem] items-baseline rounded-sm border max-sm:w-28',
          'focus-within:border-accent focus-within:bg-surface focus-within:ring-1 focus-within:ring-accent',
          problem
            ? 'border-kill bg-kill-soft'
            : 'border-transparent hover:border-line-strong pointer-coarse:border-line',
        )}
        // Room for the decimals that other rows have, so that 5 and 12.5 line up on the point.
        style={{ paddingRight: `calc(${missingOnTheRight(typed, decimals)}ch + 3px)` }}
      >
        <input
          ref={ref}
          name={`percentage:${flagKey}`}
          value={typed}
          onChange={(event) => onType(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onFocus={(event) => {
            event.currentTarget.select();
            onFocus();
          }}
          onBlur={onBlur}
          aria-label={`Rollout of ${flagKey} in percent`}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `problem:${flagKey}` : was === undefined ? undefined : wasId}
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          maxLength={12}
          className={clsx(
            'w-full bg-transparent text-right outline-none pointer-coarse:h-10 pointer-coarse:text-lg',
            was === undefined ? 'text-ink' : 'font-semibold text-accent-strong',
          )}
        />
        <span aria-hidden className="text-ink-muted">
          %
        </span>
      </span>
    </div>
  );
}

interface RolloutInputProps {
  ref: Ref<HTMLInputElement>;
  flagKey: string;
  typed: string;
  /** The stored value, where something else was typed. */
  was: number | undefined;
  decimals: number;
  problem: string | null;
  onType: (text: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onFocus: () => void;
  onBlur: () => void;
}
