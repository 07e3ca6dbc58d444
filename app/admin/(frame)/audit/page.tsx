import type { Metadata } from 'next';
import type { Search } from '@/app/search';
import { AuditFilter } from '@/components/audit/audit-filter';
import { AuditTable } from '@/components/audit/audit-table';
import { RefusalTable } from '@/components/audit/refusal-table';
import { PageHeader } from '@/components/frame/page-header';
import { ButtonLink } from '@/components/ui/button-link';
import { listAccounts } from '@/lib/accounts/list-accounts';
import { listTokens } from '@/lib/auth/list-tokens';
import { requireAdmin } from '@/lib/auth/require-admin';
import { database } from '@/lib/database';
import { entriesInput, findEntries } from '@/lib/history/find-entries';
import { restEntry } from '@/lib/http/audit/entry-lines';
import { listRefusals } from '@/lib/refusals/list-refusals';
import { AdminPage } from '../admin-page';
import { environmentOf, flatSearch } from '../environment';
import { Section } from '../flags/[key]/section';

export const metadata: Metadata = { title: 'Audit' };

const ENTRIES_PER_PAGE = 50;

/** Everything that is on record, by who, what, when, flag and environment; the way to take it out; who was refused. */
export default async function AuditPage({ searchParams }: { searchParams: Search }) {
  const { before, environment: _here, where, ...said } = flatSearch(await searchParams);
  const account = await requireAdmin(`/admin/audit?${new URLSearchParams(said)}`);
  const environment = await environmentOf(searchParams);
  const given = Object.entries({ ...said, ...(where && { environment: where }) }).filter(([, value]) => value !== '');
  const asked = entriesInput.safeParse(Object.fromEntries(given));
  const errors = Object.fromEntries(asked.error?.issues.map(({ path, message }) => [String(path[0]), message]) ?? []);
  const beforeId = Number(before);
  const [entries, refusals, accounts, tokens] = await Promise.all([
    asked.success
      ? findEntries(database(), asked.data, {
          limit: ENTRIES_PER_PAGE,
          ...(Number.isSafeInteger(beforeId) && beforeId > 0 && { beforeId }),
        })
      : [],
    listRefusals(database()),
    listAccounts(database()),
    listTokens(database()),
  ]);
  const people = [
    ...accounts.map(({ id, name }) => ({ value: `account:${id}`, label: name })),
    ...tokens.map(({ id, name }) => ({ value: `token:${id}`, label: `API token ${name}` })),
    { value: 'system', label: 'Sluice itself' },
  ];
  const places = [
    ...environment.all.map(({ key, name }) => ({ value: key, label: name })),
    { value: 'access', label: 'Accounts and access' },
  ];
  const file = (format: string) => `/api/audit?${new URLSearchParams({ ...Object.fromEntries(given), format })}`;
  const here = environment.current.key;
  const last = entries.at(-1)?.id ?? 0;
  const older = new URLSearchParams({ ...said, ...(where && { where }), environment: here, before: String(last) });
  return (
    <AdminPage account={account} environment={environment} path="/admin/audit" crumbs={[{ label: 'Audit' }]}>
      <PageHeader
        title="Audit"
        actions={
          asked.success && (
            <span className="flex flex-wrap gap-2">
              <ButtonLink href={file('csv')}>As CSV</ButtonLink>
              <ButtonLink href={file('ndjson')}>As JSON, for checking</ButtonLink>
            </span>
          )
        }
      >
        Everything that was done, here and with accounts and tokens. Taking it out is on record too.
      </PageHeader>
      <div className="grid gap-8">
        <AuditFilter
          asked={{ ...said, ...(where && { where }) }}
          errors={errors}
          people={people}
          places={places}
          here={here}
        />
        <div>
          <AuditTable entries={entries.map((entry) => restEntry(entry))} now={Date.now()} />
          {entries.length === ENTRIES_PER_PAGE && (
            <p className="mt-4">
              <ButtonLink href={`/admin/audit?${older}`}>Older</ButtonLink>
            </p>
          )}
        </div>
        <Section title="Not let in">
          <RefusalTable refusals={refusals} now={Date.now()} />
        </Section>
      </div>
    </AdminPage>
  );
}
