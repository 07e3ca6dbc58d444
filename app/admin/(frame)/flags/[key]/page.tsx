import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Search } from '@/app/search';
import { CleanupSteps } from '@/components/cleanup/cleanup-steps';
import { Certificate } from '@/components/drills/certificate';
import { DrillForms } from '@/components/drills/drill-forms';
import { ArchiveForm } from '@/components/flag-page/archive-form';
import { DetailsForm } from '@/components/flag-page/details-form';
import { FlagHeadline } from '@/components/flag-page/flag-headline';
import { PastNotice } from '@/components/flag-page/past-notice';
import { KillControl } from '@/components/kill/kill-control';
import { ScheduleList } from '@/components/schedules/schedule-list';
import { ButtonLink } from '@/components/ui/button-link';
import { Changeable } from '@/components/ui/changeable';
import { mayChange, mayChangeAll } from '@/lib/accounts/account';
import { requireViewer } from '@/lib/auth/require-viewer';
import { database } from '@/lib/database';
import { listDrills } from '@/lib/drills/list-drills';
import { flagCounts } from '@/lib/evaluation-counts/flag-counts';
import { findFlag } from '@/lib/flags/list-flags';
import { findChecklist } from '@/lib/lifecycle/find-checklist';
import { pastOfKey } from '@/lib/lifecycle/past-of-key';
import { stageOfFlag } from '@/lib/lifecycle/stage-of-flag';
import { findPlan } from '@/lib/rollouts/find-plan';
import { listSchedules } from '@/lib/schedules/list-schedules';
import { AdminPage } from '../../admin-page';
import { startDrillFromForm } from '../../drills/actions';
import { drillHref } from '../../drills/drill-href';
import { environmentOf } from '../../environment';
import { newScheduleHref, scheduleHref } from '../../schedules/schedule-href';
import { sectionHref } from '../../section-href';
import { archiveFromForm, editFlagFromForm, restoreFromForm } from './actions';
import { DecisionSection } from './decision-section';
import { EvaluationsSection } from './evaluations-section';
import { HistorySection } from './history-section';
import { killFromForm, liftFromForm } from './kill/actions';
import { killHref } from './kill-href';
import { PlanSection } from './plan-section';
import { PreviewSection } from './preview-section';
import { Section } from './section';
import { TargetingSection } from './targeting-section';
import { VariantsSection } from './variants-section';
import { yourBucket } from './your-bucket';

/** For so long a flag's page tells that its key had a flag before. */
const PAST_TOLD_MS = 30 * 86_400_000;

type Parameters = Promise<{ key: string }>;
export async function generateMetadata({ params }: { params: Parameters }): Promise<Metadata> {
  return { title: (await params).key };
}

/** One flag in an environment: what it does, how it decides, and its whole story. */
export default async function FlagPage({ params, searchParams }: { params: Parameters; searchParams: Search }) {
  const { key } = await params;
  const account = await requireViewer(`/admin/flags/${key}`);
  const environment = await environmentOf(searchParams);
  const { key: here, name } = environment.current;
  const [flag, yours] = await Promise.all([findFlag(database(), here, key), yourBucket(here, key)]);
  if (!flag) notFound();
  const [counts, drills, schedules, plan] = await Promise.all([
    flagCounts(database(), here, flag.key),
    listDrills(database(), { environment: here, flag: flag.key }),
    listSchedules(database(), { environment: here, flag: flag.key }),
    findPlan(database(), { environment: here, key: flag.key }),
  ]);
  const now = Date.now();
  const [steps, past] = await Promise.all([
    findChecklist(database(), { flag, lastAskedHere: counts.lastAskedAt, now }),
    now - Date.parse(flag.createdAt) < PAST_TOLD_MS ? pastOfKey(database(), flag.key) : null,
  ]);
  const address = { environment: here, key: flag.key };
  const leading = plan?.endedAt === null ? plan : null;
  const [mayHere, mayAll] = [mayChange(account, here), mayChangeAll(account)];
  return (
    <AdminPage
      account={account}
      environment={environment}
      path={`/admin/flags/${flag.key}`}
      crumbs={[{ label: 'Flags', href: sectionHref('/admin/flags', here) }, { label: flag.key }]}
    >
      <div className="flex flex-wrap items-start justify-between gap-x-8 max-sm:mb-6 sm:flex-nowrap">
        <FlagHeadline
          flag={flag}
          environment={name.toLowerCase()}
          plan={leading}
          stage={stageOfFlag(flag, counts.lastAskedAt, now)}
          now={now}
        />
        {mayHere && (
          <KillControl
            key={String(flag.killedBy !== null)}
            flag={flag}
            environment={name.toLowerCase()}
            href={killHref(address)}
            act={(flag.killedBy ? liftFromForm : killFromForm).bind(null, address)}
          />
        )}
      </div>
      {past && (
        <PastNotice flagKey={flag.key} past={past}>
          look at its evaluations before you raise it.
        </PastNotice>
      )}
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <div className="grid content-start gap-8">
          <Changeable may={mayHere}>
            <DecisionSection flag={flag} isLed={leading !== null} yours={yours} address={address} />
            <VariantsSection flag={flag} isLed={leading !== null} yours={yours} address={address} />
            <TargetingSection flag={flag} isLed={leading !== null} address={address} />
            {!(flag.archived && !plan) && <PlanSection plan={plan} address={address} account={account} now={now} />}
          </Changeable>
          <HistorySection flag={flag} environment={here} mayRevert={mayHere} now={now} />
        </div>
        <div className="grid content-start gap-8">
          {!(flag.archived && schedules.length === 0) && (
            <Section title="Schedules" id="schedules">
              {schedules.length > 0 && <ScheduleList schedules={schedules} now={now} hrefOf={scheduleHref} />}
              {!flag.archived && (
                <div>
                  <ButtonLink href={newScheduleHref(address)}>Schedule a change</ButtonLink>
                </div>
              )}
            </Section>
          )}
          {!flag.archived && (
            <Section title="Drills" id="drills">
              <Certificate drills={drills} now={now} hrefOf={drillHref} />
              <Changeable may={mayHere}>
                <DrillForms
                  flagKey={flag.key}
                  isKilled={flag.killedBy !== null}
                  start={startDrillFromForm.bind(null, address)}
                />
              </Changeable>
            </Section>
          )}
          {steps && (
            <Section title="Cleanup" id="cleanup">
              <CleanupSteps steps={steps} />
            </Section>
          )}
          <PreviewSection address={address} />
          <EvaluationsSection flag={flag} environment={here} counts={counts} now={now} />
          {!flag.archived && (
            <Section title="Details">
              <Changeable may={mayAll}>
                <DetailsForm flag={flag} save={editFlagFromForm.bind(null, address)} />
              </Changeable>
            </Section>
          )}
          <Section title={flag.archived ? 'Restore' : 'Archive'}>
            <Changeable may={mayAll}>
              <ArchiveForm
                flag={flag}
                archive={archiveFromForm.bind(null, address)}
                restore={restoreFromForm.bind(null, address)}
              />
            </Changeable>
          </Section>
        </div>
      </div>
    </AdminPage>
  );
}
