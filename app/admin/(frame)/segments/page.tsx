import type { Metadata } from 'next';
import type { Search } from '@/app/search';
import { PageHeader } from '@/components/frame/page-header';
import { SegmentList } from '@/components/segments/segment-list';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { requireViewer } from '@/lib/auth/require-viewer';
import { database } from '@/lib/database';
import { listSegments } from '@/lib/segments/segment-row';
import { usersOfSegments } from '@/lib/segments/users-of-segment';
import { AdminPage } from '../admin-page';
import { environmentOf } from '../environment';
import { sectionHref } from '../section-href';
import { segmentHref } from './segment-href';

export const metadata: Metadata = { title: 'Segments' };

/** The segments, which all environments share. */
export default async function SegmentsPage({ searchParams }: { searchParams: Search }) {
  const account = await requireViewer('/admin/segments');
  const environment = await environmentOf(searchParams);
  const { key: here } = environment.current;
  const [rows, users] = await Promise.all([listSegments(database()), usersOfSegments(database())]);
  return (
    <AdminPage account={account} environment={environment} path="/admin/segments" crumbs={[{ label: 'Segments' }]}>
      <PageHeader title="Segments">
        People whom rules of any flag can ask for together, in every environment.
      </PageHeader>
      <div className="mb-6">
        <ButtonLink href={sectionHref('/admin/segments/new', here)}>New segment</ButtonLink>
      </div>
      {rows.length === 0 ? (
        <EmptyState title="No segment yet">
          A segment names people once, by conditions or ids, for the rules of many flags.
        </EmptyState>
      ) : (
        <SegmentList
          segments={rows.map((row) => ({
            key: row.key,
            href: segmentHref(here, row.key),
            description: row.description,
            conditionCount: countOf(row.conditions),
            includedCount: countOf(row.included),
            excludedCount: countOf(row.excluded),
            flagCount: new Set(users(row.key).flags.map(({ flag }) => flag)).size,
          }))}
        />
      )}
    </AdminPage>
  );
}

function countOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}
