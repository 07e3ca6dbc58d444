import { refuseUnlessAdmin } from '@/lib/auth/rights';
import type { ChangeContext } from '@/lib/change-context';
import { exportEnvironment } from '@/lib/transfer/export-environment';
import { importEnvironment } from '@/lib/transfer/import-environment';
import { addressedEnvironment } from '../environments/rest-environment';
import type { Incoming } from '../incoming';
import type { ReadContext } from '../read-context';
import { readJson } from '../read-json';

/** What an import may be, in bytes: documents are for admins. */
const DOCUMENT_BYTES_MAX = 64 * 1024 * 1024;

/** `GET /api/environments/{key}/document`: a whole environment, as `PUT` takes it. */
export async function getDocument(ctx: ReadContext, { params, now }: Incoming<'key'>): Promise<Response> {
  const { key: environment } = await addressedEnvironment(ctx.db, params.key);
  return Response.json(await exportEnvironment(ctx, { environment, now }));
}

/** `PUT /api/environments/{key}/document`: makes an environment what a document says, or says what would change. */
export async function putDocument(ctx: ChangeContext, { request, params }: Incoming<'key'>): Promise<Response> {
  // Before 64 MiB are read for somebody who may not.
  refuseUnlessAdmin(ctx.actor);
  const { key: environment } = await addressedEnvironment(ctx.db, params.key);
  const input = await readJson(request, { bytesMax: DOCUMENT_BYTES_MAX });
  const { isDryRun, changes, untouched, ...changed } = await importEnvironment(ctx, { environment, input });
  const { changeId, revisions, reach } = changed;
  const body = {
    environment,
    dry_run: isDryRun,
    changes,
    untouched,
    ...(changeId !== undefined && { change_id: changeId, revisions, reach }),
  };
  return Response.json(body);
}
