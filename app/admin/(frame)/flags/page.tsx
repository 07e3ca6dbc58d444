import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import type { Search } from '@/app/search';
import { FlagTable } from '@/components/flags/flag-table';
import { PageHeader } from '@/components/frame/page-header';
import { ButtonLink } from '@/components/ui/button-link';
import { requireAdmin } from '@/lib/auth/require-admin';
import { database } from '@/lib/database';
import { listFlags } from '@/lib/flags/list-flags';
import { AdminPage } from '../admin-page';
import { environmentOf, flatSearch } from '../environment';
import { sectionHref } from '../section-href';
import { saveTable, undoSave } from './actions';

export const metadata: Metadata = { title: 'Flags' };

/** The flags of an environment, with their percentages editable in place. */
export default async function FlagsPage({ searchParams }: { searchParams: Search }) {
  const search = flatSearch(await searchParams);
  const account = await requireAdmin(`/admin/flags?${new URLSearchParams(search)}`);
  const environment = await environmentOf(searchParams);
  const { key } = environment.current;
  const flags = await listFlags(database(), key);
  const newHref = sectionHref('/admin/flags/new', key);
  return (
    <AdminPage account={account} environment={environment} path="/admin/flags" crumbs={[{ label: 'Flags' }]}>
      <PageHeader
        title="Flags"
        actions={
          <ButtonLink variant="primary" href={newHref}>
            <Plus aria-hidden /> New flag
          </ButtonLink>
        }
      />
      <FlagTable
        key={key}
        environment={key}
        flags={flags}
        search={search}
        path="/admin/flags"
        now={Date.now()}
        mayEdit
        newHref={newHref}
        save={saveTable}
        undo={undoSave}
      />
    </AdminPage>
  );
}
