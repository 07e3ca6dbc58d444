import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Search } from '@/app/search';
import { PageHeader } from '@/components/frame/page-header';
import { DeleteSegmentForm } from '@/components/segments/delete-segment-form';
import { SegmentForm } from '@/components/segments/segment-form';
import { Changeable } from '@/components/ui/changeable';
import { TextLink } from '@/components/ui/text-link';
import { mayChangeAll } from '@/lib/accounts/account';
import { requireViewer } from '@/lib/auth/require-viewer';
import { database } from '@/lib/database';
import { findSegment, listSegmentKeys } from '@/lib/segments/segment-row';
import { usersOfSegments } from '@/lib/segments/users-of-segment';
import { AdminPage } from '../../admin-page';
import { environmentOf } from '../../environment';
import { Section } from '../../flags/[key]/section';
import { flagHref } from '../../flags/flag-href';
import { sectionHref } from '../../section-href';
import { deleteSegmentFromForm, editSegmentFromForm } from '../actions';
import { segmentHref } from '../segment-href';

type Parameters = Promise<{ key: string }>;

export async function generateMetadata({ params }: { params: Parameters }): Promise<Metadata> {
  return { title: (await params).key };
}

/** One segment: who is in it, which flags an edit touches, and the way to be rid of it. */
export default async function SegmentPage({ params, searchParams }: { params: Parameters; searchParams: Search }) {
  const { key } = await params;
  const account = await requireViewer(`/admin/segments/${key}`);
  const environment = await environmentOf(searchParams);
  const { key: here } = environment.current;
  const [row, usersOf, segments] = await Promise.all([
    findSegment(database(), key),
    usersOfSegments(database()),
    listSegmentKeys(database()),
  ]);
  if (!row) notFound();
  const users = usersOf(row.key);
  const isUsed = users.flags.length + users.segments.length > 0;
  const mayAll = mayChangeAll(account);
  return (
    <AdminPage
      account={account}
      environment={environment}
      path={`/admin/segments/${row.key}`}
      crumbs={[{ label: 'Segments', href: sectionHref('/admin/segments', here) }, { label: row.key }]}
    >
      <PageHeader title={row.key}>All environments share it: an edit touches every flag below, at once.</PageHeader>
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
        <Changeable may={mayAll}>
          <SegmentForm
            stored={{
              version: row.version,
              description: row.description,
              conditions: JSON.stringify(row.conditions, null, 2),
              included: linesOf(row.included),
              excluded: linesOf(row.excluded),
            }}
            segments={segments.filter((other) => other !== row.key)}
            save={editSegmentFromForm.bind(null, row.key)}
          />
        </Changeable>
        <div className="grid content-start gap-8">
          <Section title="Used by">
            {isUsed ? (
              <ul className="grid gap-1.5 text-sm">
                {users.flags.map(({ flag, environment: where }) => (
                  <li key={`${flag} ${where}`}>
                    <TextLink className="font-mono" href={flagHref(where, flag)}>
                      {flag}
                    </TextLink>{' '}
                    in {where}
                  </li>
                ))}
                {users.segments.map((other) => (
                  <li key={other}>
                    segment{' '}
                    <TextLink className="font-mono" href={segmentHref(here, other)}>
                      {other}
                    </TextLink>
                  </li>
                ))}
              </ul>
            ) : (
              <p className="text-ink-muted text-sm">Nothing asks for it.</p>
            )}
          </Section>
          <Section title="Delete">
            {isUsed ? (
              <p className="text-ink-muted text-sm">A segment that is used stays: take it out of what uses it first.</p>
            ) : (
              <Changeable may={mayAll}>
                <DeleteSegmentForm
                  segmentKey={row.key}
                  version={row.version}
                  remove={deleteSegmentFromForm.bind(null, { environment: here, key: row.key })}
                />
              </Changeable>
            )}
          </Section>
        </div>
      </div>
    </AdminPage>
  );
}

function linesOf(ids: unknown): string {
  return Array.isArray(ids) ? ids.join('\n') : '';
}
