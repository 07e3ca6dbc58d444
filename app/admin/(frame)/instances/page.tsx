import type { Metadata } from 'next';
import type { Search } from '@/app/search';
import { PageHeader } from '@/components/frame/page-header';
import { InstancesView } from '@/components/instances/instances-view';
import { requireViewer } from '@/lib/auth/require-viewer';
import { configuration } from '@/lib/configuration';
import { database } from '@/lib/database';
import { instancesReport } from '@/lib/instances/instances-report';
import { STALENESS_LIMIT_MS, stalenessBudget } from '@/lib/staleness-budget';
import { AdminPage } from '../admin-page';
import { environmentOf, flatSearch } from '../environment';

export const metadata: Metadata = { title: 'Instances' };

/** Every serving process, what it holds of an environment, and how fast changes reach it. */
export default async function InstancesPage({ searchParams }: { searchParams: Search }) {
  const search = flatSearch(await searchParams);
  const account = await requireViewer(`/admin/instances?${new URLSearchParams(search)}`);
  const environment = await environmentOf(searchParams);
  const { key, name } = environment.current;
  const pollSeconds = configuration().SLUICE_POLL_SECONDS;
  return (
    <AdminPage account={account} environment={environment} path="/admin/instances" crumbs={[{ label: 'Instances' }]}>
      <PageHeader title="Instances">
        Who serves {name.toLowerCase()}, from which revision, and how fast changes arrive.
      </PageHeader>
      <InstancesView
        key={key}
        initial={await instancesReport(database(), environment.current)}
        budget={stalenessBudget(pollSeconds * 1000)}
        limitMs={STALENESS_LIMIT_MS}
        pollSeconds={pollSeconds}
      />
    </AdminPage>
  );
}
