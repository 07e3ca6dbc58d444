import type { ChangeContext } from '@/lib/change-context';
import { findDrill } from '@/lib/drills/list-drills';
import { drillEyes, runDrill } from '@/lib/drills/run-drill';
import { startDrill } from '@/lib/drills/start-drill';
import { addressedFlag } from '../flags/addressed-flag';
import { readBack } from '../flags/read-back';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import { API_ROOT } from '../operations/operation';
import { readOptionalJson } from '../read-json';
import { restDrill } from './rest-drill';

/**
 * `POST /api/flags/{key}/drills`: starts a drill, which runs on in the background; 202 with where to look. One that was
 * sent before is not run again.
 */
export async function postDrill(ctx: ChangeContext, { request, params, query }: Incoming<'key'>): Promise<Response> {
  const environment = await knownEnvironment(ctx, query);
  const { key } = await addressedFlag(ctx.db, environment.key, params.key);
  const input = await readOptionalJson(request);
  const started = await startDrill(ctx, { environment: environment.key, key, input });
  if (!started.isReplay) void runDrill(started.result, drillEyes(ctx.db));
  const { id } = started.result;
  const view = await readBack(() => findDrill(ctx.db, id));
  const headers = { location: `${API_ROOT}/drills/${id}` };
  return Response.json(view ? restDrill(view) : { id }, { status: 202, headers });
}
