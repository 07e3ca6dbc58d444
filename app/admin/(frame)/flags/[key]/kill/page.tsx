import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Search } from '@/app/search';
import { FlagHeadline } from '@/components/flag-page/flag-headline';
import { deedFor } from '@/components/kill/deed';
import { KillForm } from '@/components/kill/kill-form';
import { KillReach } from '@/components/kill/kill-reach';
import { Changeable } from '@/components/ui/changeable';
import { mayChange } from '@/lib/accounts/account';
import { requireViewer } from '@/lib/auth/require-viewer';
import { database } from '@/lib/database';
import { findFlag } from '@/lib/flags/list-flags';
import { ENTRIES_PER_PAGE_MAX, listHistory } from '@/lib/history/list-history';
import { AdminPage } from '../../../admin-page';
import { environmentOf, flatSearch } from '../../../environment';
import { reachSoFar } from '../../../reach-so-far';
import { sectionHref } from '../../../section-href';
import { flagHref } from '../../flag-href';
import { Section } from '../section';
import { killFromForm, liftFromForm } from './actions';
import { shownEntry } from './shown-entry';

type Parameters = Promise<{ key: string }>;

export async function generateMetadata({ params }: { params: Parameters }): Promise<Metadata> {
  return { title: `Kill ${(await params).key}` };
}

/** Where a flag is killed or lifted, and then how far that has come. */
export default async function KillPage({ params, searchParams }: { params: Parameters; searchParams: Search }) {
  const { key } = await params;
  const search = flatSearch(await searchParams);
  // With its environment: whoever signs in on the way must not come back to another one.
  const account = await requireViewer(`/admin/flags/${key}/kill?${new URLSearchParams(search)}`);
  const environment = await environmentOf(searchParams);
  const { key: here, name } = environment.current;
  const flag = await findFlag(database(), here, key);
  if (!flag) notFound();
  const address = { environment: here, key: flag.key };
  const entries = await listHistory(database(), { environment: here, flag: flag.key, limit: ENTRIES_PER_PAGE_MAX });
  const isKilled = flag.killedBy !== null;
  const entry = shownEntry(entries, { revision: search.revision, isKilled });
  const deed = deedFor(flag, name.toLowerCase());
  return (
    <AdminPage
      account={account}
      environment={environment}
      path={`/admin/flags/${flag.key}/kill`}
      crumbs={[
        { label: 'Flags', href: sectionHref('/admin/flags', here) },
        { label: flag.key, href: flagHref(here, flag.key) },
        { label: isKilled ? 'Killed' : 'Kill' },
      ]}
    >
      <FlagHeadline flag={flag} environment={name.toLowerCase()} now={Date.now()} />
      <div className="grid gap-8">
        {entry?.revision && (
          <Section title="Reach" id="reach">
            <KillReach
              what={entry.action === 'flag.killed' ? 'kill' : 'lift'}
              environment={here}
              revision={entry.revision}
              initial={await reachSoFar(here, entry.revision)}
            />
          </Section>
        )}
        <Section title={isKilled ? 'Lift' : 'Kill'}>
          <Changeable may={mayChange(account, here)}>
            <KillForm
              key={deed.what}
              flag={flag}
              environment={name.toLowerCase()}
              act={(isKilled ? liftFromForm : killFromForm).bind(null, address)}
            />
          </Changeable>
        </Section>
      </div>
    </AdminPage>
  );
}
