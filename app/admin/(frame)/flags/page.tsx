import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import type { Search } from '@/app/search';
import { FlagTable } from '@/components/flags/flag-table';
import { UnknownKeys } from '@/components/flags/unknown-keys';
import { PageHeader } from '@/components/frame/page-header';
import { ButtonLink } from '@/components/ui/button-link';
import { mayChange, mayChangeAll } from '@/lib/accounts/account';
import { requireViewer } from '@/lib/auth/require-viewer';
import { database } from '@/lib/database';
import { listAsked } from '@/lib/evaluation-counts/list-asked';
import { listUnknownKeys } from '@/lib/evaluation-counts/list-unknown-keys';
import { listFlags } from '@/lib/flags/list-flags';
import { stageOfFlag } from '@/lib/lifecycle/stage-of-flag';
import { ledFlags } from '@/lib/rollouts/led-flags';
import { AdminPage } from '../admin-page';
import { environmentOf, flatSearch } from '../environment';
import { sectionHref } from '../section-href';
import { saveTable, undoSave } from './actions';

export const metadata: Metadata = { title: 'Flags' };

/** The flags of an environment, with their percentages editable in place. */
export default async function FlagsPage({ searchParams }: { searchParams: Search }) {
  const search = flatSearch(await searchParams);
  const account = await requireViewer(`/admin/flags?${new URLSearchParams(search)}`);
  const environment = await environmentOf(searchParams);
  const { key } = environment.current;
  const db = database();
  const [flags, asked, unknown, led] = await Promise.all([
    listFlags(db, key),
    listAsked(db, key),
    listUnknownKeys(db, key),
    ledFlags(db, key),
  ]);
  const now = Date.now();
  const mayAll = mayChangeAll(account);
  const newHref = sectionHref('/admin/flags/new', key);
  return (
    <AdminPage account={account} environment={environment} path="/admin/flags" crumbs={[{ label: 'Flags' }]}>
      <PageHeader
        title="Flags"
        actions={
          mayAll && (
            <ButtonLink variant="primary" href={newHref}>
              <Plus aria-hidden /> New flag
            </ButtonLink>
          )
        }
      />
      <UnknownKeys keys={unknown} now={now} hrefOf={(wanted) => `${newHref}&key=${encodeURIComponent(wanted)}`} />
      <FlagTable
        key={key}
        environment={key}
        flags={flags.map((flag) => ({
          ...flag,
          plan: led.get(flag.key) ?? null,
          asked: asked.get(flag.key) ?? null,
          stage: stageOfFlag(flag, asked.get(flag.key)?.lastAt ?? null, now),
        }))}
        search={search}
        path="/admin/flags"
        now={now}
        mayEdit={mayChange(account, key)}
        {...(mayAll && { newHref })}
        save={saveTable}
        undo={undoSave}
      />
    </AdminPage>
  );
}
