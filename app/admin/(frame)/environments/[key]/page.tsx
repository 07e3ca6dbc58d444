import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { firstOf, type Search } from '@/app/search';
import { RenameEnvironmentForm } from '@/components/environments/rename-environment-form';
import { RetireEnvironmentForm } from '@/components/environments/retire-environment-form';
import { PageHeader } from '@/components/frame/page-header';
import { DeedForm } from '@/components/people/deed-form';
import { ButtonLink } from '@/components/ui/button-link';
import { Changeable } from '@/components/ui/changeable';
import { mayChange } from '@/lib/accounts/account';
import { requireViewer } from '@/lib/auth/require-viewer';
import { configuration } from '@/lib/configuration';
import { database } from '@/lib/database';
import { listEnvironments } from '@/lib/environments/list-environments';
import { AdminPage } from '../../admin-page';
import { environmentOf } from '../../environment';
import { Section } from '../../flags/[key]/section';
import { sectionHref } from '../../section-href';
import { noteRuleFromForm, renameFromForm, retireFromForm } from '../actions';
import { CompareSection } from './compare-section';

type Parameters = Promise<{ key: string }>;

export async function generateMetadata({ params }: { params: Parameters }): Promise<Metadata> {
  return { title: (await params).key };
}

/** One environment: what differs from another, its name, and its end. */
export default async function EnvironmentPage({ params, searchParams }: { params: Parameters; searchParams: Search }) {
  const { key } = await params;
  const account = await requireViewer(`/admin/environments/${key}`);
  const environment = await environmentOf(Promise.resolve({ environment: key }));
  const { current } = environment;
  const all = await listEnvironments(database());
  const others = all.filter((one) => one.key !== current.key);
  const wanted = firstOf((await searchParams).from);
  const from = others.find((one) => one.key === wanted);
  if (wanted !== undefined && !from) notFound();
  return (
    <AdminPage
      account={account}
      environment={environment}
      path="/admin/environments"
      crumbs={[
        { label: 'Environments', href: sectionHref('/admin/environments', current.key) },
        { label: current.name },
      ]}
    >
      <PageHeader
        title={current.name}
        actions={<ButtonLink href={sectionHref('/admin/flags', current.key)}>Flags</ButtonLink>}
      >
        {current.isRetired
          ? 'Retired: it goes on giving its last answers, and takes kills and no edits.'
          : 'What another environment decides differently can be taken over here.'}
      </PageHeader>
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
        <Changeable may={mayChange(account, current.key)}>
          <CompareSection here={current} others={others} from={from ?? null} />
        </Changeable>
        <Changeable may={account.role === 'admin'}>
          <div className="grid content-start gap-8">
            <Section title="Name">
              <RenameEnvironmentForm name={current.name} rename={renameFromForm.bind(null, current.key)} />
            </Section>
            <Section title="Notes">
              <DeedForm
                act={noteRuleFromForm.bind(null, { key: current.key, isRequired: current.requiresNote })}
                label={current.requiresNote ? 'Ask for no notes' : 'Ask for a note on every change'}
                pendingLabel="Saving…"
                explanation={
                  current.requiresNote
                    ? 'Every change says why, or is refused. A kill never is.'
                    : 'Changes may be made without saying why.'
                }
              />
            </Section>
            <Section title={current.isRetired ? 'Bring back' : 'Retire'}>
              {current.key === configuration().SLUICE_ENVIRONMENT ? (
                <p className="text-ink-muted text-sm">This app’s own pages are answered in it: it stays.</p>
              ) : (
                <RetireEnvironmentForm
                  name={current.name}
                  isRetired={current.isRetired}
                  act={retireFromForm.bind(null, { key: current.key, isRetired: current.isRetired })}
                />
              )}
            </Section>
          </div>
        </Changeable>
      </div>
    </AdminPage>
  );
}
