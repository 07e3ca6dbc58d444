import { refuseUnlessMayRead, rightsOf } from '@/lib/auth/rights';
import { DomainError } from '@/lib/domain-error';
import { findDrill, listDrills } from '@/lib/drills/list-drills';
import { addressedFlag } from '../flags/addressed-flag';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import type { ReadContext } from '../read-context';
import { restDrill } from './rest-drill';

/** `GET /api/drills`: those of an environment, newest first. */
export async function getDrills(ctx: ReadContext, { query }: Incoming): Promise<Response> {
  const { key: environment } = await knownEnvironment(ctx, query);
  return Response.json({ environment, drills: (await listDrills(ctx.db, { environment })).map(restDrill) });
}

/** `GET /api/flags/{key}/drills`: those of one flag in an environment. */
export async function getFlagDrills(ctx: ReadContext, { params, query }: Incoming<'key'>): Promise<Response> {
  const { key: environment } = await knownEnvironment(ctx, query);
  const { key: flag } = await addressedFlag(ctx.db, environment, params.key);
  return Response.json({ environment, flag, drills: (await listDrills(ctx.db, { environment, flag })).map(restDrill) });
}

/** `GET /api/drills/{id}`: one drill, also while it runs. */
export async function getDrill(ctx: ReadContext, { params }: Incoming<'id'>): Promise<Response> {
  const view = /^\d{1,15}$/.test(params.id) ? await findDrill(ctx.db, Number(params.id)) : null;
  if (!view) throw new DomainError('NOT_FOUND', `There is no drill ${params.id.slice(0, 40)}.`, { field: 'id' });
  refuseUnlessMayRead(rightsOf(ctx.actor).reads, view.environment);
  return Response.json(restDrill(view));
}
