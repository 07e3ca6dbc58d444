import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Search } from '@/app/search';
import { PageHeader } from '@/components/frame/page-header';
import { DeedForm } from '@/components/people/deed-form';
import { FirstId } from '@/components/people/first-id';
import { RoleForm } from '@/components/people/role-form';
import { SessionList } from '@/components/people/session-list';
import { listAccounts } from '@/lib/accounts/list-accounts';
import { requireAdmin } from '@/lib/auth/require-admin';
import { database } from '@/lib/database';
import { AdminPage } from '../../admin-page';
import { environmentOf } from '../../environment';
import { Section } from '../../flags/[key]/section';
import { sectionHref } from '../../section-href';
import { shownSessions } from '../../shown-sessions';
import {
  disableFromForm,
  endSessionFromForm,
  eraseFirstIdFromForm,
  passwordLinkFromForm,
  roleFromForm,
  signOutEverywhereFromForm,
} from '../actions';

export const metadata: Metadata = { title: 'A person' };

type Parameters = Promise<{ id: string }>;

/** One account: what it may do, where it is signed in, and the ways to close it. */
export default async function PersonPage({ params, searchParams }: { params: Parameters; searchParams: Search }) {
  const { id } = await params;
  const account = await requireAdmin(`/admin/people/${id}`);
  const [environment, accounts] = await Promise.all([environmentOf(searchParams), listAccounts(database())]);
  const person = accounts.find((one) => String(one.id) === id);
  if (!person) notFound();
  const now = Date.now();
  const sessions = await shownSessions(person.id);
  const isDisabled = person.disabledAt !== null;
  return (
    <AdminPage
      account={account}
      environment={environment}
      path={`/admin/people/${id}`}
      crumbs={[
        { label: 'People', href: sectionHref('/admin/people', environment.current.key) },
        { label: person.name },
      ]}
    >
      <PageHeader title={person.name}>
        {person.email}, account {person.id}
        {isDisabled && '. Disabled: nobody signs in with it.'}
      </PageHeader>
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2">
        <Section title="May">
          <RoleForm
            act={roleFromForm.bind(null, person.id)}
            held={{ choice: person.role, environments: person.environments }}
            environments={environment.all}
          />
        </Section>
        <Section title="Signed in">
          <SessionList
            sessions={sessions}
            now={now}
            endOf={(session) => endSessionFromForm.bind(null, { account: person.id, session })}
          />
          {sessions.length > 0 && (
            <DeedForm
              act={signOutEverywhereFromForm.bind(null, person.id)}
              label="Sign out everywhere"
              pendingLabel="Signing out…"
            />
          )}
        </Section>
        <Section title="Password">
          <DeedForm
            act={passwordLinkFromForm.bind(null, person.id)}
            label="Make a link for a new password"
            pendingLabel="Making the link…"
            linkLabel="Link for a new password"
            explanation="It works once and within 24 hours. Whoever opens it chooses a password and is signed out everywhere else."
          />
        </Section>
        <Section title={isDisabled ? 'Open again' : 'Disable'}>
          <DeedForm
            act={disableFromForm.bind(null, { account: person.id, isDisabled })}
            label={isDisabled ? 'Open the account again' : 'Disable the account'}
            pendingLabel="Saving…"
            explanation={
              isDisabled
                ? 'With its role as it was.'
                : 'It is signed out everywhere at once, and nobody signs in with it. What it did stays in the history.'
            }
          />
        </Section>
        <Section title="First id">
          <FirstId
            name={person.name}
            first={{
              id: person.firstId,
              linkedAt: person.firstIdLinkedAt?.toISOString() ?? null,
              erasedAt: person.firstIdErasedAt?.toISOString() ?? null,
            }}
            now={now}
            erase={eraseFirstIdFromForm.bind(null, person.id)}
          />
        </Section>
      </div>
    </AdminPage>
  );
}
