import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { firstOf, type Search } from '@/app/search';
import { PageHeader } from '@/components/frame/page-header';
import type { TypedStage } from '@/components/plans/stage-rows';
import { StartPlanForm } from '@/components/plans/start-plan-form';
import { Changeable } from '@/components/ui/changeable';
import { TextLink } from '@/components/ui/text-link';
import { mayChange } from '@/lib/accounts/account';
import { requireViewer } from '@/lib/auth/require-viewer';
import { database } from '@/lib/database';
import { findFlag } from '@/lib/flags/list-flags';
import { secondsText } from '@/lib/rollouts/seconds-text';
import { type Stage, TEMPLATES } from '@/lib/rollouts/stage';
import { AdminPage } from '../../../admin-page';
import { environmentOf } from '../../../environment';
import { sectionHref } from '../../../section-href';
import { flagHref } from '../../flag-href';
import { newPlanHref } from '../plan-href';
import { startPlanFromForm } from './actions';

export const metadata: Metadata = { title: 'Start a rollout plan' };

type Parameters = Promise<{ key: string }>;
const EMPTY: TypedStage = { percentage: '', minimum: '', visitors: '', asks: [] };

/** The form that starts a plan for a flag, filled in from a template. */
export default async function PlanPage({ params, searchParams }: { params: Parameters; searchParams: Search }) {
  const { key } = await params;
  const environment = await environmentOf(searchParams);
  const { key: here, name } = environment.current;
  const account = await requireViewer(newPlanHref({ environment: here, key }));
  const flag = await findFlag(database(), here, key);
  if (!flag || flag.archived) notFound();
  const asked = firstOf((await searchParams).template);
  const template = Object.keys(TEMPLATES).find((one) => one === asked) ?? 'default';
  const stages = Object.entries(TEMPLATES).find(([one]) => one === template)?.[1] ?? TEMPLATES.default;
  const address = { environment: here, key: flag.key };
  return (
    <AdminPage
      account={account}
      environment={environment}
      path={`/admin/flags/${flag.key}/plan`}
      crumbs={[
        { label: 'Flags', href: sectionHref('/admin/flags', here) },
        { label: flag.key, href: flagHref(here, flag.key) },
        { label: 'Start a rollout plan' },
      ]}
    >
      <PageHeader title={`Roll out ${flag.key}`}>
        Stage by stage in {name.toLowerCase()}, each left when its gate opens. Meanwhile the plan leads the flag: only a
        kill goes around it. It begins at the last stage that is not above what the flag has.
      </PageHeader>
      <p className="mb-4 text-sm">
        Begin from:{' '}
        {Object.keys(TEMPLATES).map((one) => (
          <TextLink
            key={one}
            href={newPlanHref(address, one)}
            aria-current={one === template ? 'true' : undefined}
            className={one === template ? 'mr-3 font-semibold' : 'mr-3'}
          >
            {one}
          </TextLink>
        ))}
      </p>
      <Changeable may={mayChange(account, here)}>
        <StartPlanForm
          stages={[...stages.map(typed), EMPTY, EMPTY]}
          timeZones={Intl.supportedValuesOf('timeZone')}
          start={startPlanFromForm.bind(null, address)}
        />
      </Changeable>
    </AdminPage>
  );
}

function typed(stage: Stage): TypedStage {
  return {
    percentage: String(stage.percentage),
    minimum: secondsText(stage.minimum_seconds),
    visitors: stage.visitors > 0 ? String(stage.visitors) : '',
    asks: (['cycle', 'monitoring', 'drill', 'signals', 'approval'] as const).filter((one) => stage[one]),
  };
}
