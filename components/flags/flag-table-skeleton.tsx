import { clsx } from 'clsx';
import { Skeleton } from '@/components/ui/skeleton';
import { COLUMNS, ROW_GRID } from './columns';

/** The table before its rows are there: the same heads, the same heights, nothing that moves. */
export function FlagTableSkeleton() {
  return (
    <div role="status" aria-label="Loading the flags">
      <div aria-hidden className="flex gap-2">
        <Skeleton className="h-8 w-80 max-w-full rounded-md" />
        {COLUMNS.slice(0, 4).map(({ sort }) => (
          <Skeleton key={sort} className="h-8 w-32 rounded-md max-sm:hidden" />
        ))}
      </div>
      <div aria-hidden className={clsx(ROW_GRID, 'mt-3 h-8 items-center border-line border-b max-sm:hidden')}>
        {COLUMNS.map(({ sort, label, className }) => (
          <span key={sort} className={clsx('flex font-medium text-ink-muted text-xs', className)}>
            {label}
          </span>
        ))}
      </div>
      {ROW_WIDTHS.map((width) => (
        <div
          key={width}
          aria-hidden
          className={clsx(ROW_GRID, 'min-h-(--row-height) items-center border-line border-b max-sm:gap-2 max-sm:py-4')}
        >
          <Skeleton className="h-4 w-12" />
          <span style={{ width }}>
            <Skeleton className="h-3.5" />
          </span>
          <Skeleton className="h-3.5 sm:ml-auto sm:w-24" />
          <Skeleton className="ml-5 h-3.5 w-32 max-sm:hidden" />
          <Skeleton className="hidden h-3.5 w-24 lg:block" />
          <Skeleton className="ml-auto hidden h-3.5 w-14 xl:block" />
        </div>
      ))}
    </div>
  );
}

/** Keys are of different lengths. */
const ROW_WIDTHS = ['38%', '52%', '44%', '61%', '35%', '57%', '48%', '41%', '64%', '46%'];
