import type { Metadata } from 'next';
import type { Search } from '@/app/search';
import { OperationList } from '@/components/api/operation-list';
import { PageHeader } from '@/components/frame/page-header';
import { TextLink } from '@/components/ui/text-link';
import { requireViewer } from '@/lib/auth/require-viewer';
import { API_ROOT, TAGS } from '@/lib/http/operations/operation';
import { referenceOperations } from '@/lib/http/operations/reference';
import { AdminPage } from '../admin-page';
import { environmentOf } from '../environment';
import { sectionHref } from '../section-href';

export const metadata: Metadata = { title: 'API' };

/** The reference of the REST API: every operation, by part. */
export default async function ApiPage({ searchParams }: { searchParams: Search }) {
  const account = await requireViewer('/admin/api');
  const environment = await environmentOf(searchParams);
  const operations = referenceOperations();
  return (
    <AdminPage account={account} environment={environment} path="/admin/api" crumbs={[{ label: 'API' }]}>
      <PageHeader title="API">
        All that this dashboard does, over HTTP, under <code className="font-mono">{API_ROOT}</code>. As a document of
        OpenAPI 3.1: <TextLink href={`${API_ROOT}/openapi.json`}>openapi.json</TextLink>
      </PageHeader>
      <div className="grid max-w-4xl gap-8">
        {Object.entries(TAGS).map(([tag, about]) => (
          <OperationList
            key={tag}
            tag={tag}
            about={about}
            operations={operations
              .filter((one) => one.tag === tag)
              .map(({ id, method, path, summary }) => ({
                method,
                path,
                summary,
                href: sectionHref(`/admin/api/${id}`, environment.current.key),
              }))}
          />
        ))}
      </div>
    </AdminPage>
  );
}
