import type { Metadata } from 'next';
import type { Search } from '@/app/search';
import { DrillChart } from '@/components/drills/drill-chart';
import { DrillList } from '@/components/drills/drill-list';
import { PageHeader } from '@/components/frame/page-header';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { requireViewer } from '@/lib/auth/require-viewer';
import { database } from '@/lib/database';
import { listDrills } from '@/lib/drills/list-drills';
import { DRILL_BUDGET_MS } from '@/lib/drills/schema';
import { AdminPage } from '../admin-page';
import { environmentOf } from '../environment';
import { flagHref } from '../flags/flag-href';
import { sectionHref } from '../section-href';
import { drillHref } from './drill-href';

export const metadata: Metadata = { title: 'Drills' };

/** All rehearsed kills of an environment over time: how long the slowest layer took, and whether all followed. */
export default async function DrillsPage({ searchParams }: { searchParams: Search }) {
  const account = await requireViewer('/admin/drills');
  const environment = await environmentOf(searchParams);
  const { key, name } = environment.current;
  const drills = await listDrills(database(), { environment: key });
  const points = drills.flatMap(({ startedAt, maxMs, flag, state }) =>
    maxMs === null
      ? []
      : [{ at: Date.parse(startedAt), maxMs: Math.max(1, maxMs), label: flag, isPassed: state === 'passed' }],
  );
  return (
    <AdminPage account={account} environment={environment} path="/admin/drills" crumbs={[{ label: 'Drills' }]}>
      <PageHeader title="Drills">
        Rehearsed kills in {name.toLowerCase()}: how long each took to arrive in every layer.
      </PageHeader>
      {drills.length === 0 ? (
        <EmptyState
          title="Nothing was rehearsed yet"
          action={<ButtonLink href={sectionHref('/admin/flags', key)}>Choose a flag</ButtonLink>}
        >
          A flag’s page rehearses its kill on a twin, which hurts nobody, and measures every layer against 30 s.
        </EmptyState>
      ) : (
        <div className="grid gap-8">
          {points.length > 1 && <DrillChart points={points} budgetMs={DRILL_BUDGET_MS} />}
          <DrillList drills={drills} now={Date.now()} hrefOf={drillHref} flagHrefOf={(flag) => flagHref(key, flag)} />
        </div>
      )}
    </AdminPage>
  );
}
