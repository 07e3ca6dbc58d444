import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import type { Search } from '@/app/search';
import { FieldsTable } from '@/components/api/fields-table';
import { MethodBadge } from '@/components/api/method-badge';
import { TryOperation } from '@/components/api/try-operation';
import { PageHeader } from '@/components/frame/page-header';
import { requireViewer } from '@/lib/auth/require-viewer';
import { API_ROOT } from '@/lib/http/operations/operation';
import { type ReferenceOperation, referenceOperations } from '@/lib/http/operations/reference';
import { AdminPage } from '../../admin-page';
import { environmentOf } from '../../environment';
import { sectionHref } from '../../section-href';

type Params = Promise<{ operation: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const found = operationOf((await params).operation);
  return { title: found ? `${found.method} ${found.path}` : 'API' };
}

/** One operation: what it takes, what it gives, and the way to try it out. */
export default async function OperationPage({ params, searchParams }: { params: Params; searchParams: Search }) {
  const { operation: id } = await params;
  const account = await requireViewer(`/admin/api/${id}`);
  const environment = await environmentOf(searchParams);
  const operation = operationOf(id);
  if (!operation) notFound();
  const { method, path, summary, description, isOpen, parameters, body, answers } = operation;
  const crumbs = [
    { label: 'API', href: sectionHref('/admin/api', environment.current.key) },
    { label: `${method} ${path}` },
  ];
  return (
    <AdminPage account={account} environment={environment} path="/admin/api" crumbs={crumbs}>
      <PageHeader
        title={
          <span className="flex flex-wrap items-baseline">
            <MethodBadge method={method} /> <code className="break-all font-mono text-lg">{API_ROOT + path}</code>
          </span>
        }
      >
        {summary}. {description} {isOpen && 'It needs no sign-in.'}
      </PageHeader>
      <div className="grid max-w-4xl gap-8">
        {parameters.length > 0 && (
          <Part title="Parameters">
            <FieldsTable caption="Parameters" fields={parameters} />
          </Part>
        )}
        {body && (
          <Part title={body.isRequired ? 'Body' : 'Body, which may be left out'}>
            <FieldsTable caption="Body" fields={body.fields} />
          </Part>
        )}
        <Part title="Try it out">
          <TryOperation
            method={method}
            address={API_ROOT + path}
            parameters={parameters.map(({ name, place, isRequired }) => ({ name, place, isRequired }))}
            sample={body && (body.isRequired ? body.sample : '')}
          />
        </Part>
        <Part title="Answers">
          <Answers answers={answers} />
        </Part>
      </div>
    </AdminPage>
  );
}

function operationOf(id: string): ReferenceOperation | undefined {
  return referenceOperations().find((one) => one.id === id);
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-2">
      <h2 className="font-semibold">{title}</h2>
      {children}
    </section>
  );
}

function Answers({ answers }: { answers: ReferenceOperation['answers'] }) {
  return (
    <dl className="grid gap-3">
      {answers.map(({ status, description, types, fields }) => (
        <div key={status} className="grid gap-1">
          <dt className="text-sm">
            <span className="font-medium font-mono">{status}</span> {description}{' '}
            <span className="text-ink-muted">{types.filter((type) => type !== 'application/json').join(', ')}</span>
          </dt>
          {fields.length > 0 && (
            <dd>
              <FieldsTable caption={`Answer ${status}`} fields={fields} />
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
