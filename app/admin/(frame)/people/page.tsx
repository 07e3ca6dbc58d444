import type { Metadata } from 'next';
import type { Search } from '@/app/search';
import { PageHeader } from '@/components/frame/page-header';
import { InviteForm } from '@/components/people/invite-form';
import { PeopleTable } from '@/components/people/people-table';
import { listAccounts } from '@/lib/accounts/list-accounts';
import { requireAdmin } from '@/lib/auth/require-admin';
import { database } from '@/lib/database';
import { AdminPage } from '../admin-page';
import { environmentOf } from '../environment';
import { inviteFromForm } from './actions';

export const metadata: Metadata = { title: 'People' };

/** Everybody who can sign in, and the way to let somebody else in. */
export default async function PeoplePage({ searchParams }: { searchParams: Search }) {
  const account = await requireAdmin('/admin/people');
  const [environment, accounts] = await Promise.all([environmentOf(searchParams), listAccounts(database())]);
  const people = accounts.map((person) => ({ ...person, createdAt: person.createdAt.toISOString() }));
  return (
    <AdminPage account={account} environment={environment} path="/admin/people" crumbs={[{ label: 'People' }]}>
      <PageHeader title="People">
        Admins change flags. Members sign in to the public pages, where flags that go by the account have an answer for
        them. All environments share them.
      </PageHeader>
      <div className="grid gap-6">
        <InviteForm action={inviteFromForm} />
        <PeopleTable people={people} selfId={account.id} now={Date.now()} />
      </div>
    </AdminPage>
  );
}
