'use client'; // Searches at every keystroke.

import { Search } from 'lucide-react';
import { useEarlyValue } from './use-early-value';

/** Finds flags by key, description, owner and tag. */
export function SearchBox({ value, onType }: { value: string; onType: (text: string) => void }) {
  const input = useEarlyValue<HTMLInputElement>(value, onType);
  return (
    <label className="relative min-w-56 flex-1 sm:max-w-80">
      <span className="sr-only">Search key, description, owner and tag</span>
      <Search aria-hidden className="pointer-events-none absolute inset-y-0 left-2.5 my-auto size-3.5 text-ink-faint" />
      <input
        ref={input}
        type="search"
        name="q"
        value={value}
        onChange={(event) => onType(event.currentTarget.value)}
        placeholder="Search flags"
        autoComplete="off"
        spellCheck={false}
        className="h-8 w-full rounded-md border border-line-strong bg-surface pr-2 pl-8 text-sm focus-visible:outline-offset-0 pointer-coarse:h-11 pointer-coarse:text-lg"
      />
    </label>
  );
}
