import { ChevronDown } from 'lucide-react';
import { COLUMNS } from './columns';
import { orderText, parseOrder, type TableQuery } from './table-query';
import { useEarlyValue } from './use-early-value';

/** The order of the cards, on a phone, where no column heads are there to press. */
export function SortChip({ query, onChange }: SortChipProps) {
  const choose = (text: string) => onChange(parseOrder(text));
  const select = useEarlyValue<HTMLSelectElement>(orderText(query), choose);
  return (
    <div className="relative inline-flex h-8 shrink-0 items-center gap-1 rounded-md border border-line bg-surface pl-2.5 text-sm focus-within:outline-2 focus-within:outline-accent sm:hidden pointer-coarse:h-11">
      <label htmlFor="sort-of-flags" className="text-ink-muted">
        Sort
      </label>
      <select
        ref={select}
        id="sort-of-flags"
        name="sort"
        value={orderText(query)}
        onChange={(event) => choose(event.currentTarget.value)}
        className="h-full max-w-40 field-sizing-content appearance-none bg-transparent pr-7 pl-0.5 outline-none [&>option]:bg-raised"
      >
        {COLUMNS.flatMap(({ sort, label }) => [
          <option key={sort} value={sort}>
            {label} ↑
          </option>,
          <option key={`-${sort}`} value={`-${sort}`}>
            {label} ↓
          </option>,
        ])}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute right-2 size-3.5 opacity-70" />
    </div>
  );
}

interface SortChipProps {
  query: TableQuery;
  onChange: (change: Pick<TableQuery, 'sort' | 'direction'>) => void;
}
