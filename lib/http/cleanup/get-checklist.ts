import { listAsked } from '@/lib/evaluation-counts/list-asked';
import { findChecklist } from '@/lib/lifecycle/find-checklist';
import { stageOfFlag } from '@/lib/lifecycle/stage-of-flag';
import { addressedFlag } from '../flags/addressed-flag';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import type { ReadContext } from '../read-context';

/** `GET /api/flags/{key}/cleanup`: where a flag stands in its life, and what is left to do until it is gone. */
export async function getChecklist(ctx: ReadContext, { params, query, now }: Incoming<'key'>): Promise<Response> {
  const { key: environment } = await knownEnvironment(ctx, query);
  const flag = await addressedFlag(ctx.db, environment, params.key);
  const lastAskedHere = (await listAsked(ctx.db, environment)).get(flag.key)?.lastAt ?? null;
  const steps = await findChecklist(ctx.db, { flag, lastAskedHere, now: now.getTime() });
  return Response.json({
    environment,
    flag: flag.key,
    lifecycle_stage: stageOfFlag(flag, lastAskedHere, now.getTime()),
    steps,
  });
}
