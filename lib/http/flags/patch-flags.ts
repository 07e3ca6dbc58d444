import type { ChangeContext } from '@/lib/change-context';
import { listFlags } from '@/lib/flags/list-flags';
import { restFlag } from '@/lib/flags/rest-flag';
import { saveRows } from '@/lib/flags/save-rows';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import { readJson } from '../read-json';
import { readBack } from './read-back';

/** `PATCH /api/flags`: saves several rows with one note, all of them or none. Answers with those that differed. */
export async function patchFlags(ctx: ChangeContext, { request, query }: Incoming): Promise<Response> {
  const environment = await knownEnvironment(ctx, query);
  const changed = await saveRows(ctx, { environment: environment.key, input: await readJson(request) });
  const flags = await readBack(() => listFlags(ctx.db, environment.key));
  const saved = new Set(changed.result.map(({ key }) => key));
  const body = {
    environment: environment.key,
    flags: flags?.filter(({ key }) => saved.has(key)).map((flag) => restFlag(flag, environment.key)),
    saved: changed.result,
    revision: changed.revisions[environment.key] ?? environment.revision,
    reach: changed.reach,
    change_id: changed.changeId,
  };
  return Response.json(body);
}
