import type { Metadata } from 'next';
import type { Search } from '@/app/search';
import { PageHeader } from '@/components/frame/page-header';
import { NewTokenForm } from '@/components/tokens/new-token-form';
import { TokenList } from '@/components/tokens/token-list';
import { listTokens } from '@/lib/auth/list-tokens';
import { requireAdmin } from '@/lib/auth/require-admin';
import { database } from '@/lib/database';
import { AdminPage } from '../admin-page';
import { environmentOf } from '../environment';
import { makeTokenFromForm, revokeTokenFromForm } from './actions';

export const metadata: Metadata = { title: 'API tokens' };

/** The tokens by which machines ask and change, and the way to make and end them. */
export default async function TokensPage({ searchParams }: { searchParams: Search }) {
  const account = await requireAdmin('/admin/tokens');
  const [environment, tokens] = await Promise.all([environmentOf(searchParams), listTokens(database())]);
  const nameOf = (key: string) => environment.all.find((one) => one.key === key)?.name ?? key;
  const shown = tokens.map(({ environments, ...token }) => ({
    ...token,
    places: environments === 'all' ? null : environments.map(nameOf),
  }));
  return (
    <AdminPage account={account} environment={environment} path="/admin/tokens" crumbs={[{ label: 'API tokens' }]}>
      <PageHeader title="API tokens">
        A token is shown once. A revoked one is refused everywhere within 5 seconds.
      </PageHeader>
      <div className="grid gap-8">
        <TokenList tokens={shown} now={Date.now()} revokeOf={(id) => revokeTokenFromForm.bind(null, id)} />
        <NewTokenForm action={makeTokenFromForm} environments={environment.all} />
      </div>
    </AdminPage>
  );
}
