import { clsx } from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { MouseEvent } from 'react';
import { TABLE_ROLES } from '@/components/ui/table-roles';
import { COLUMNS, ROW_GRID } from './columns';
import type { Sort, TableQuery } from './table-query';

/** The names of the columns. Each is a link that sorts by it, and by it backwards. */
export function TableHead({ query, hrefOf, onSort }: TableHeadProps) {
  return (
    <thead {...TABLE_ROLES.group} className="sticky top-0 z-20 block bg-canvas max-sm:sr-only">
      <tr {...TABLE_ROLES.row} aria-rowindex={1} className={clsx(ROW_GRID, 'border-line border-b')}>
        {COLUMNS.map(({ sort, label, className }) => {
          const isSorted = query.sort === sort;
          const Arrow = query.direction === 'ascending' ? ArrowUp : ArrowDown;
          const change = {
            sort,
            direction: isSorted && query.direction === 'ascending' ? 'descending' : 'ascending',
          } as const;
          return (
            <th
              key={sort}
              {...TABLE_ROLES.head}
              scope="col"
              aria-sort={isSorted ? query.direction : undefined}
              className={clsx('flex min-w-0 font-medium text-ink-muted text-xs', className)}
            >
              <a
                href={hrefOf(change)}
                onClick={(event) => onSort(event, change)}
                className="inline-flex h-8 items-center gap-1 truncate hover:text-ink"
              >
                {label}
                {isSorted && <Arrow aria-hidden className="size-3 shrink-0" />}
              </a>
            </th>
          );
        })}
        <th {...TABLE_ROLES.head} scope="col" className="sr-only">
          Kill
        </th>
      </tr>
    </thead>
  );
}

interface TableHeadProps {
  query: TableQuery;
  hrefOf: (change: Partial<TableQuery>) => string;
  onSort: (event: MouseEvent, change: { sort: Sort; direction: TableQuery['direction'] }) => void;
}
