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
import { eraseFirstIdFromForm, inviteFromForm } from './actions';

export const metadata: Metadata = { title: 'People' };

/** Everybody who can sign in, and the way to let somebody else in. */
export default async function PeoplePage({ searchParams }: { searchParams: Search }) {
  const account = await requireAdmin('/admin/people');
  const [environment, accounts] = await Promise.all([environmentOf(searchParams), listAccounts(database())]);
  const people = accounts.map(({ firstId, firstIdLinkedAt, firstIdErasedAt, ...person }) => ({
    ...person,
    createdAt: person.createdAt.toISOString(),
    first: {
      id: firstId,
      linkedAt: firstIdLinkedAt?.toISOString() ?? null,
      erasedAt: firstIdErasedAt?.toISOString() ?? null,
    },
  }));
  return (
    <AdminPage account={account} environment={environment} path="/admin/people" crumbs={[{ label: 'People' }]}>
      <PageHeader title="People">
        Admins change flags. Members sign in to the public pages, where flags that go by the account have an answer for
        them. All environments share them.
      </PageHeader>
      <div className="grid gap-6">
        <InviteForm action={inviteFromForm} />
        <PeopleTable people={people} selfId={account.id} now={Date.now()} erase={eraseFirstIdFromForm} />
      </div>
    </AdminPage>
  );
}
