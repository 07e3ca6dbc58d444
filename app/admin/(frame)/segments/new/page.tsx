import type { Metadata } from 'next';
import type { Search } from '@/app/search';
import { PageHeader } from '@/components/frame/page-header';
import { SegmentForm } from '@/components/segments/segment-form';
import { Changeable } from '@/components/ui/changeable';
import { mayChangeAll } from '@/lib/accounts/account';
import { requireViewer } from '@/lib/auth/require-viewer';
import { database } from '@/lib/database';
import { listSegmentKeys } from '@/lib/segments/segment-row';
import { AdminPage } from '../../admin-page';
import { environmentOf } from '../../environment';
import { sectionHref } from '../../section-href';
import { createSegmentFromForm } from '../actions';

export const metadata: Metadata = { title: 'New segment' };

const BLANK = { version: null, description: '', conditions: '[]', included: '', excluded: '' };

/** The form that makes a segment. */
export default async function NewSegmentPage({ searchParams }: { searchParams: Search }) {
  const account = await requireViewer('/admin/segments/new');
  const environment = await environmentOf(searchParams);
  const { key: here } = environment.current;
  const segments = await listSegmentKeys(database());
  return (
    <AdminPage
      account={account}
      environment={environment}
      path="/admin/segments/new"
      crumbs={[{ label: 'Segments', href: sectionHref('/admin/segments', here) }, { label: 'New segment' }]}
    >
      <PageHeader title="New segment">
        All environments share it; nobody gets anything until a rule asks for it.
      </PageHeader>
      <Changeable may={mayChangeAll(account)}>
        <SegmentForm stored={BLANK} segments={segments} save={createSegmentFromForm.bind(null, here)} />
      </Changeable>
    </AdminPage>
  );
}
