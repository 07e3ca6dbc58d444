import type { Metadata } from 'next';
import { firstOf, type Search } from '@/app/search';
import { NewFlagForm } from '@/components/flag-page/new-flag-form';
import { PastNotice } from '@/components/flag-page/past-notice';
import { PageHeader } from '@/components/frame/page-header';
import { Changeable } from '@/components/ui/changeable';
import { mayChangeAll } from '@/lib/accounts/account';
import { requireViewer } from '@/lib/auth/require-viewer';
import { database } from '@/lib/database';
import { parseFlagKey } from '@/lib/engine/flag-key';
import { pastOfKey } from '@/lib/lifecycle/past-of-key';
import { AdminPage } from '../../admin-page';
import { environmentOf } from '../../environment';
import { sectionHref } from '../../section-href';
import { createFlagFromForm } from './actions';

export const metadata: Metadata = { title: 'New flag' };

/** The form that makes a flag. */
export default async function NewFlagPage({ searchParams }: { searchParams: Search }) {
  const account = await requireViewer('/admin/flags/new');
  const environment = await environmentOf(searchParams);
  const { key, name } = environment.current;
  const wanted = parseFlagKey(firstOf((await searchParams).key) ?? '') ?? '';
  const past = wanted === '' ? null : await pastOfKey(database(), wanted);
  return (
    <AdminPage
      account={account}
      environment={environment}
      path="/admin/flags/new"
      crumbs={[{ label: 'Flags', href: sectionHref('/admin/flags', key) }, { label: 'New flag' }]}
    >
      <PageHeader title="New flag">It exists in every environment, and begins off in all but this one.</PageHeader>
      {past && (
        <PastNotice flagKey={wanted} past={past}>
          it begins off.
        </PastNotice>
      )}
      <Changeable may={mayChangeAll(account)}>
        <NewFlagForm wanted={wanted} environment={name.toLowerCase()} create={createFlagFromForm.bind(null, key)} />
      </Changeable>
    </AdminPage>
  );
}
