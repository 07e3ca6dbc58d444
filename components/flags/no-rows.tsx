import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { isFiltered, type TableAddress, type TableQuery, tableHref } from './table-query';

/** The table without a row: because nothing matches, or because nothing exists. */
export function NoRows({
  query,
  address,
  newHref,
}: {
  query: TableQuery;
  address: TableAddress;
  newHref?: string | undefined;
}) {
  if (isFiltered(query)) {
    return (
      <EmptyState
        title={query.q ? `Nothing matches “${query.q}”` : 'Nothing matches these filters'}
        action={
          <ButtonLink href={tableHref(address, query, { q: '', state: '', kind: '', owner: '', tag: '' })}>
            Show all flags
          </ButtonLink>
        }
      >
        Search looks at key, description, owner and tags. Archived flags show under the state “archived”.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No flags yet"
      action={
        newHref && (
          <ButtonLink variant="primary" href={newHref}>
            Create the first flag
          </ButtonLink>
        )
      }
    >
      A flag is a named decision that your code asks for, and that you open here for a growing share of visitors.
    </EmptyState>
  );
}
