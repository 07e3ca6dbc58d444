import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Search } from '@/app/search';
import { ExplainForm } from '@/components/explain/explain-form';
import { PageHeader } from '@/components/frame/page-header';
import { ButtonLink } from '@/components/ui/button-link';
import { requireViewer } from '@/lib/auth/require-viewer';
import { database } from '@/lib/database';
import { findFlag } from '@/lib/flags/list-flags';
import { AdminPage } from '../../../admin-page';
import { environmentOf } from '../../../environment';
import { sectionHref } from '../../../section-href';
import { flagHref } from '../../flag-href';
import { explainFromForm } from './actions';

export const metadata: Metadata = { title: 'Explain' };

const START = { typed: {}, errors: {}, message: '', explained: null };

/** A playground: what a flag answers for any context at any instant, and why. */
export default async function ExplainPage({
  params,
  searchParams,
}: {
  params: Promise<{ key: string }>;
  searchParams: Search;
}) {
  const { key } = await params;
  const account = await requireViewer(`/admin/flags/${key}/explain`);
  const environment = await environmentOf(searchParams);
  const { key: here, name } = environment.current;
  const flag = await findFlag(database(), here, key);
  if (!flag) notFound();
  return (
    <AdminPage
      account={account}
      environment={environment}
      path={`/admin/flags/${flag.key}/explain`}
      crumbs={[
        { label: 'Flags', href: sectionHref('/admin/flags', here) },
        { label: flag.key, href: flagHref(here, flag.key) },
        { label: 'Explain' },
      ]}
    >
      <PageHeader
        title={`What does ${flag.key} answer, and why?`}
        actions={<ButtonLink href={sectionHref('/admin/explain', here)}>All flags</ButtonLink>}
      >
        As it is in {name.toLowerCase()} now, for anybody and any instant. Trying counts and changes nothing.
      </PageHeader>
      <ExplainForm explain={explainFromForm.bind(null, { environment: here, key: flag.key })} start={START} />
    </AdminPage>
  );
}
