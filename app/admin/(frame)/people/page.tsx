import type { Metadata } from 'next';
import type { Search } from '@/app/search';
import { PageHeader } from '@/components/frame/page-header';
import { InviteForm } from '@/components/people/invite-form';
import { PeopleTable } from '@/components/people/people-table';
import { mayWords } from '@/components/people/roles';
import { listAccounts } from '@/lib/accounts/list-accounts';
import { requireAdmin } from '@/lib/auth/require-admin';
import { database } from '@/lib/database';
import { AdminPage } from '../admin-page';
import { environmentOf } from '../environment';
import { sectionHref } from '../section-href';
import { inviteFromForm } from './actions';

export const metadata: Metadata = { title: 'People' };

/** Everybody who can sign in, and the way to let somebody else in. */
export default async function PeoplePage({ searchParams }: { searchParams: Search }) {
  const account = await requireAdmin('/admin/people');
  const [environment, accounts] = await Promise.all([environmentOf(searchParams), listAccounts(database())]);
  const nameOf = (key: string) => environment.all.find((one) => one.key === key)?.name ?? key;
  const people = accounts.map(({ id, name, email, createdAt, disabledAt, ...rights }) => ({
    id,
    name,
    email,
    may: mayWords(rights, nameOf),
    isDisabled: disabledAt !== null,
    createdAt: createdAt.toISOString(),
    href: sectionHref(`/admin/people/${id}`, environment.current.key),
  }));
  return (
    <AdminPage account={account} environment={environment} path="/admin/people" crumbs={[{ label: 'People' }]}>
      <PageHeader title="People">
        Viewers look, editors change flags, admins do everything. Members sign in to the public pages alone, where flags
        that go by the account have an answer for them.
      </PageHeader>
      <div className="grid gap-6">
        <PeopleTable people={people} selfId={account.id} now={Date.now()} />
        <InviteForm action={inviteFromForm} environments={environment.all} />
      </div>
    </AdminPage>
  );
}
