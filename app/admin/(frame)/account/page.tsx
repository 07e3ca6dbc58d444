import type { Metadata } from 'next';
import type { Search } from '@/app/search';
import { PageHeader } from '@/components/frame/page-header';
import { DeedForm } from '@/components/people/deed-form';
import { mayWords } from '@/components/people/roles';
import { SessionList } from '@/components/people/session-list';
import { requireViewer } from '@/lib/auth/require-viewer';
import { AdminPage } from '../admin-page';
import { environmentOf } from '../environment';
import { Section } from '../flags/[key]/section';
import { endSessionFromForm, signOutEverywhereFromForm } from '../people/actions';
import { shownSessions } from '../shown-sessions';

export const metadata: Metadata = { title: 'Your account' };

/** Whoever is signed in: what they may do, and where they are signed in. */
export default async function OwnAccountPage({ searchParams }: { searchParams: Search }) {
  const account = await requireViewer('/admin/account');
  const [environment, sessions] = await Promise.all([environmentOf(searchParams), shownSessions(account.id)]);
  const nameOf = (key: string) => environment.all.find((one) => one.key === key)?.name ?? key;
  return (
    <AdminPage account={account} environment={environment} path="/admin/account" crumbs={[{ label: 'Your account' }]}>
      <PageHeader title={account.name}>
        {account.email}, {mayWords(account, nameOf)}
      </PageHeader>
      <div className="max-w-2xl">
        <Section title="Signed in">
          <SessionList
            sessions={sessions}
            now={Date.now()}
            endOf={(session) => endSessionFromForm.bind(null, { account: account.id, session })}
          />
          <DeedForm
            act={signOutEverywhereFromForm.bind(null, account.id)}
            label="Sign out everywhere"
            pendingLabel="Signing out…"
            explanation="Here too: every browser has to sign in again."
          />
        </Section>
      </div>
    </AdminPage>
  );
}
