import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Search } from '@/app/search';
import { DrillVerdict } from '@/components/drills/drill-verdict';
import { msWords } from '@/components/drills/drill-words';
import { LayerList } from '@/components/drills/layer-list';
import { LookAgain } from '@/components/drills/look-again';
import { PageHeader } from '@/components/frame/page-header';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import { requireViewer } from '@/lib/auth/require-viewer';
import { database } from '@/lib/database';
import { type DrillView, findDrill } from '@/lib/drills/list-drills';
import { AdminPage } from '../../admin-page';
import { environmentOf } from '../../environment';
import { flagHref } from '../../flags/flag-href';
import { sectionHref } from '../../section-href';
import { drillHref } from '../drill-href';

export const metadata: Metadata = { title: 'Drill' };

type Parameters = Promise<{ id: string }>;

/** One drill: every layer with its time, the verdict, and what it is good for. */
export default async function DrillPage({ params, searchParams }: { params: Parameters; searchParams: Search }) {
  const { id } = await params;
  const account = await requireViewer(`/admin/drills/${id}`);
  const drill = /^\d{1,15}$/.test(id) ? await findDrill(database(), Number(id)) : null;
  if (!drill) notFound();
  const environment = await environmentOf(Promise.resolve({ ...(await searchParams), environment: drill.environment }));
  const now = Date.now();
  return (
    <AdminPage
      account={account}
      environment={environment}
      path="/admin/drills"
      crumbs={[
        { label: 'Drills', href: sectionHref('/admin/drills', drill.environment) },
        { label: `Drill ${drill.id}` },
      ]}
    >
      <PageHeader title={`Drill ${drill.id} of ${drill.flag}`}>
        Rehearsed {drill.kind === 'twin' ? 'on its twin' : 'for real'} in {environment.current.name.toLowerCase()},{' '}
        <Time at={drill.startedAt} now={now} />, by {drill.startedBy}.{' '}
        <TextLink href={flagHref(drill.environment, drill.flag)}>To the flag</TextLink>
      </PageHeader>
      <div className="grid gap-6">
        <Outcome drill={drill} now={now} />
        {drill.layers.length > 0 && <LayerList drill={drill} />}
        {drill.layers.length > 0 && (
          <p className="text-ink-muted text-sm">
            Every time counts from the asking for the kill: by this instance’s clock, and by the database’s for the
            snapshots. It is looked for every 25 ms.
          </p>
        )}
      </div>
    </AdminPage>
  );
}

function Outcome({ drill, now }: { drill: DrillView; now: number }) {
  const budget = msWords(drill.budgetMs);
  switch (drill.state) {
    case 'running':
      return (
        <Notice>
          <DrillVerdict state="running" /> The kill is on its way; every layer has {budget}.{' '}
          <LookAgain href={drillHref(drill)} />
        </Notice>
      );
    case 'passed':
      return (
        <Notice meaning="done">
          <DrillVerdict state="passed" /> Gone from every layer in {msWords(drill.maxMs ?? 0)} of {budget}: p50{' '}
          {msWords(drill.p50Ms ?? 0)}, p95 {msWords(drill.p95Ms ?? 0)}.{' '}
          {drill.expiresAt && (
            <>
              The certificate expires <Time at={drill.expiresAt} now={now} />.
            </>
          )}
        </Notice>
      );
    case 'failed':
      return (
        <Notice meaning="attention">
          <DrillVerdict state="failed" /> At fault: {drill.fault}. Within {budget} it did not follow. The Instances page
          shows what each instance holds and hears; mend it, and rehearse again.
        </Notice>
      );
    default:
      return drill.state satisfies never;
  }
}
