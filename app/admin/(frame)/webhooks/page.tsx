import type { Metadata } from 'next';
import type { Search } from '@/app/search';
import { PageHeader } from '@/components/frame/page-header';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import { NewWebhookForm } from '@/components/webhooks/new-webhook-form';
import { requireAdmin } from '@/lib/auth/require-admin';
import { database } from '@/lib/database';
import { listWebhooks } from '@/lib/webhooks/list-webhooks';
import { AdminPage } from '../admin-page';
import { environmentOf } from '../environment';
import { sectionHref } from '../section-href';
import { createWebhookFromForm } from './actions';

export const metadata: Metadata = { title: 'Webhooks' };

/** Who is told of changes, and the way to tell somebody else. */
export default async function WebhooksPage({ searchParams }: { searchParams: Search }) {
  const account = await requireAdmin('/admin/webhooks');
  const [environment, hooks] = await Promise.all([environmentOf(searchParams), listWebhooks(database())]);
  return (
    <AdminPage account={account} environment={environment} path="/admin/webhooks" crumbs={[{ label: 'Webhooks' }]}>
      <PageHeader title="Webhooks">Every change is told, at least once and in the order of each flag.</PageHeader>
      <div className="grid gap-8">
        {hooks.length === 0 ? (
          <EmptyState title="Nobody is told yet">Make a webhook for your chat, or for a service of yours.</EmptyState>
        ) : (
          <ul className="grid border-line border-t">
            {hooks.map(({ id, name, url, kind, disabledAt, failingSince, pending }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-3 border-line border-b py-2 text-sm">
                <TextLink href={sectionHref(`/admin/webhooks/${id}`, environment.current.key)}>{name}</TextLink>
                <span className="break-all text-ink-muted">{url}</span>
                <Badge>{kind}</Badge>
                {disabledAt !== null && <Badge>Disabled</Badge>}
                {disabledAt === null && failingSince !== null && <Badge>Failing</Badge>}
                {pending > 0 && <span className="text-ink-muted">{pending.toLocaleString('en')} to come</span>}
              </li>
            ))}
          </ul>
        )}
        <NewWebhookForm action={createWebhookFromForm} environments={environment.all} />
      </div>
    </AdminPage>
  );
}
