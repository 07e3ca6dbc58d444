import type { Metadata } from 'next';
import { FlagTable } from '@/components/flags/flag-table';
import { requireAdmin } from '@/lib/auth/require-admin';
import { database } from '@/lib/database';
import { listFlags } from '@/lib/flags/list-flags';
import { environmentOf, flatSearch, type Search } from '../environment';
import { PageHead } from '../page-head';
import { saveTable, undoSave } from './actions';

export const metadata: Metadata = { title: 'Flags' };

/** The flags of an environment, with their percentages editable in place. */
export default async function FlagsPage({ searchParams }: { searchParams: Search }) {
  const search = flatSearch(await searchParams);
  await requireAdmin(`/admin/flags?${new URLSearchParams(search)}`);
  const { current } = await environmentOf(searchParams);
  const flags = await listFlags(database(), current.key);
  const newHref = `/admin/flags/new?environment=${current.key}`;
  return (
    <>
      <PageHead title="Flags" action={{ href: newHref, label: 'New flag' }} />
      <FlagTable
        key={current.key}
        environment={current.key}
        flags={flags}
        search={search}
        path="/admin/flags"
        now={Date.now()}
        mayEdit
        newHref={newHref}
        save={saveTable}
        undo={undoSave}
      />
    </>
  );
}
