import type { Metadata } from 'next';
import type { Search } from '@/app/search';
import { EnvironmentList } from '@/components/environments/environment-list';
import { NewEnvironmentForm } from '@/components/environments/new-environment-form';
import { PageHeader } from '@/components/frame/page-header';
import { Changeable } from '@/components/ui/changeable';
import { requireViewer } from '@/lib/auth/require-viewer';
import { configuration } from '@/lib/configuration';
import { database } from '@/lib/database';
import { listEnvironments } from '@/lib/environments/list-environments';
import { AdminPage } from '../admin-page';
import { environmentOf } from '../environment';
import { Section } from '../flags/[key]/section';
import { createEnvironmentFromForm, moveEnvironment } from './actions';
import { environmentHref } from './environment-href';

export const metadata: Metadata = { title: 'Environments' };

/** The places where flags are answered, in their order; retired ones too. */
export default async function EnvironmentsPage({ searchParams }: { searchParams: Search }) {
  const account = await requireViewer('/admin/environments');
  const [environment, all] = await Promise.all([environmentOf(searchParams), listEnvironments(database())]);
  const served = configuration().SLUICE_ENVIRONMENT;
  return (
    <AdminPage
      account={account}
      environment={environment}
      path="/admin/environments"
      crumbs={[{ label: 'Environments' }]}
    >
      <PageHeader title="Environments">
        Each has every flag, with a switch, a percentage and rules of its own, and a history of its own.
      </PageHeader>
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
        <Changeable may={account.role === 'admin'}>
          <EnvironmentList
            environments={all.map((one) => ({
              ...one,
              href: environmentHref(one.key),
              isServed: one.key === served,
            }))}
            move={moveEnvironment}
          />
        </Changeable>
        <Section title="New environment">
          <Changeable may={account.role === 'admin'}>
            <NewEnvironmentForm
              models={all.map(({ key, name }) => ({ value: key, label: `Like in ${name.toLowerCase()}` }))}
              create={createEnvironmentFromForm}
            />
          </Changeable>
        </Section>
      </div>
    </AdminPage>
  );
}
