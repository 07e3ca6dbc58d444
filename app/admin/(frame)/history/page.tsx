import type { Metadata } from 'next';
import type { Search } from '@/app/search';
import { PageHeader } from '@/components/frame/page-header';
import { HistoryList } from '@/components/history/history-list';
import { ButtonLink } from '@/components/ui/button-link';
import { requireViewer } from '@/lib/auth/require-viewer';
import { database } from '@/lib/database';
import { listHistory } from '@/lib/history/list-history';
import { AdminPage } from '../admin-page';
import { environmentOf, flatSearch } from '../environment';
import { flagHref } from '../flags/flag-href';
import { sectionHref } from '../section-href';
import { segmentHref } from '../segments/segment-href';

export const metadata: Metadata = { title: 'History' };

const ENTRIES_PER_PAGE = 50;

/** Everything that was changed in an environment, newest first; of one flag where the address names it. */
export default async function HistoryPage({ searchParams }: { searchParams: Search }) {
  const search = flatSearch(await searchParams);
  const account = await requireViewer(`/admin/history?${new URLSearchParams(search)}`);
  const environment = await environmentOf(searchParams);
  const { key: here, name } = environment.current;
  const before = Number(search.before);
  const entries = await listHistory(database(), {
    environment: here,
    limit: ENTRIES_PER_PAGE,
    ...(search.flag && { flag: search.flag }),
    ...(Number.isSafeInteger(before) && before > 0 && { beforeId: before }),
  });
  const older = new URLSearchParams({ ...search, environment: here, before: String(entries.at(-1)?.id ?? 0) });
  return (
    <AdminPage account={account} environment={environment} path="/admin/history" crumbs={[{ label: 'History' }]}>
      <PageHeader
        title={search.flag ? `History of ${search.flag}` : 'History'}
        actions={search.flag && <ButtonLink href={sectionHref('/admin/history', here)}>All flags</ButtonLink>}
      >
        Every change in {name.toLowerCase()}, newest first.
      </PageHeader>
      <HistoryList
        entries={entries}
        now={Date.now()}
        hrefs={{ flag: (flag) => flagHref(here, flag), segment: (segment) => segmentHref(here, segment) }}
      />
      {entries.length === ENTRIES_PER_PAGE && (
        <p className="mt-4">
          <ButtonLink href={`/admin/history?${older}`}>Older</ButtonLink>
        </p>
      )}
    </AdminPage>
  );
}
