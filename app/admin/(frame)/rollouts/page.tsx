import type { Metadata } from 'next';
import type { Search } from '@/app/search';
import { PageHeader } from '@/components/frame/page-header';
import { PlansList } from '@/components/plans/plans-list';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { requireViewer } from '@/lib/auth/require-viewer';
import { database } from '@/lib/database';
import { listPlans } from '@/lib/rollouts/find-plan';
import { AdminPage } from '../admin-page';
import { environmentOf } from '../environment';
import { flagHref } from '../flags/flag-href';
import { sectionHref } from '../section-href';

export const metadata: Metadata = { title: 'Rollouts' };

/** The rollout plans of an environment: those that are not over first. */
export default async function RolloutsPage({ searchParams }: { searchParams: Search }) {
  const account = await requireViewer('/admin/rollouts');
  const environment = await environmentOf(searchParams);
  const { key, name } = environment.current;
  const plans = await listPlans(database(), key);
  return (
    <AdminPage account={account} environment={environment} path="/admin/rollouts" crumbs={[{ label: 'Rollouts' }]}>
      <PageHeader title="Rollouts">
        Plans in {name.toLowerCase()}: where each is, and what holds it there. A flag’s page starts one.
      </PageHeader>
      {plans.length === 0 ? (
        <EmptyState
          title="No plan was started yet"
          action={<ButtonLink href={sectionHref('/admin/flags', key)}>Choose a flag</ButtonLink>}
        >
          A plan leads a flag from nobody to everybody, stage by stage, and leaves none before its gate opens.
        </EmptyState>
      ) : (
        <PlansList plans={plans} now={Date.now()} flagHrefOf={(flag) => flagHref(key, flag)} />
      )}
    </AdminPage>
  );
}
