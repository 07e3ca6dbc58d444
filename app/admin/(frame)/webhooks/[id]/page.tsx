import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Search } from '@/app/search';
import { PageHeader } from '@/components/frame/page-header';
import { DeedForm } from '@/components/people/deed-form';
import { Notice } from '@/components/ui/notice';
import { DeliveryList } from '@/components/webhooks/delivery-list';
import { requireAdmin } from '@/lib/auth/require-admin';
import { database } from '@/lib/database';
import { listDeliveries, listWebhooks } from '@/lib/webhooks/list-webhooks';
import { AdminPage } from '../../admin-page';
import { environmentOf } from '../../environment';
import { Section } from '../../flags/[key]/section';
import { sectionHref } from '../../section-href';
import {
  deleteWebhookFromForm,
  enableWebhookFromForm,
  replayFromForm,
  rotateSecretFromForm,
  testWebhookFromForm,
} from '../actions';

export const metadata: Metadata = { title: 'A webhook' };

type Parameters = Promise<{ id: string }>;

/** One webhook: what it was told and what came of it, and the ways to try, change and end it. */
export default async function WebhookPage({ params, searchParams }: { params: Parameters; searchParams: Search }) {
  const { id } = await params;
  const account = await requireAdmin(`/admin/webhooks/${id}`);
  const [environment, hooks] = await Promise.all([environmentOf(searchParams), listWebhooks(database())]);
  const hook = hooks.find((one) => String(one.id) === id);
  if (!hook) notFound();
  const deliveries = await listDeliveries(database(), hook.id);
  const isDisabled = hook.disabledAt !== null;
  return (
    <AdminPage
      account={account}
      environment={environment}
      path={`/admin/webhooks/${id}`}
      crumbs={[
        { label: 'Webhooks', href: sectionHref('/admin/webhooks', environment.current.key) },
        { label: hook.name },
      ]}
    >
      <PageHeader title={hook.name}>
        {hook.url} · {hook.events.length === 0 ? 'every change' : hook.events.join(', ')} ·{' '}
        {hook.environments === 'all' ? 'all environments' : hook.environments.join(', ')}
      </PageHeader>
      <div className="grid gap-8">
        {hook.disabledBecause !== '' && <Notice meaning="attention">Disabled by itself. {hook.disabledBecause}</Notice>}
        <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2 lg:grid-cols-4">
          <DeedForm act={testWebhookFromForm.bind(null, hook.id)} label="Send a test" pendingLabel="Sending…" />
          <DeedForm
            act={rotateSecretFromForm.bind(null, hook.id)}
            label="Make another secret"
            pendingLabel="Making it…"
            linkLabel="Signing secret"
          />
          <DeedForm
            act={enableWebhookFromForm.bind(null, { id: hook.id, isDisabled })}
            label={isDisabled ? 'Enable it' : 'Disable it'}
            pendingLabel="Saving…"
          />
          <DeedForm act={deleteWebhookFromForm.bind(null, hook.id)} label="Delete it" pendingLabel="Deleting…" />
        </div>
        <Section title="Deliveries">
          <DeliveryList
            deliveries={deliveries}
            now={Date.now()}
            replayOf={(delivery) => replayFromForm.bind(null, delivery)}
          />
        </Section>
      </div>
    </AdminPage>
  );
}
