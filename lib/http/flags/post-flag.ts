import type { ChangeContext } from '@/lib/change-context';
import { createFlag } from '@/lib/flags/create-flag';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import { API_ROOT } from '../operations/operation';
import { readJson } from '../read-json';
import { changedFlag } from './changed-flag';

/** `POST /api/flags`: makes a flag. 201 with its address as Location. */
export async function postFlag(ctx: ChangeContext, { request, query }: Incoming): Promise<Response> {
  const environment = await knownEnvironment(ctx, query);
  const changed = await createFlag(ctx, { environment: environment.key, input: await readJson(request) });
  const { key } = changed.result;
  const location = `${API_ROOT}/flags/${key}?environment=${environment.key}`;
  return changedFlag(ctx.db, { environment, key, changed }, { status: 201, headers: { location } });
}
