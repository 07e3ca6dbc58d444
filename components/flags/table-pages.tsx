import { TextLink } from '@/components/ui/text-link';
import { PAGE_SIZE, type TableAddress, type TableQuery, tableHref } from './table-query';

/** The way to the other rows where no script shows them all. */
export function TablePages({ query, address, total }: { query: TableQuery; address: TableAddress; total: number }) {
  const last = Math.ceil(total / PAGE_SIZE);
  if (last <= 1) return null;
  return (
    <nav aria-label="Pages" className="flex items-center gap-4 py-3 text-sm">
      {query.page > 1 && (
        <TextLink href={tableHref(address, query, { page: query.page - 1 })}>Previous {PAGE_SIZE}</TextLink>
      )}
      <span className="text-ink-muted">
        Page {query.page} of {last}
      </span>
      {query.page < last && (
        <TextLink href={tableHref(address, query, { page: query.page + 1 })}>Next {PAGE_SIZE}</TextLink>
      )}
    </nav>
  );
}
