import type { Metadata } from 'next';
import type { Search } from '@/app/search';
import { ExplainAllForm } from '@/components/explain/explain-all-form';
import { PageHeader } from '@/components/frame/page-header';
import { requireViewer } from '@/lib/auth/require-viewer';
import { AdminPage } from '../admin-page';
import { environmentOf } from '../environment';
import { explainAllFromForm } from './actions';

export const metadata: Metadata = { title: 'Explain' };

const START = { typed: {}, errors: {}, message: '', answered: null };

/** The playground over all flags: what anybody gets at any instant. */
export default async function ExplainAllPage({ searchParams }: { searchParams: Search }) {
  const account = await requireViewer('/admin/explain');
  const environment = await environmentOf(searchParams);
  const { key: here, name } = environment.current;
  return (
    <AdminPage account={account} environment={environment} path="/admin/explain" crumbs={[{ label: 'Explain' }]}>
      <PageHeader title="What does anybody get?">
        Every flag as it is in {name.toLowerCase()} now, for any context and any instant. Trying counts and changes
        nothing.
      </PageHeader>
      <ExplainAllForm explain={explainAllFromForm.bind(null, here)} start={START} />
    </AdminPage>
  );
}
