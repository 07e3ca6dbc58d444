import { refuseUnlessMayRead, rightsOf } from '@/lib/auth/rights';
import { DomainError } from '@/lib/domain-error';
import { type DrillView, findDrill, listDrills } from '@/lib/drills/list-drills';
import { addressedFlag } from '../flags/addressed-flag';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import { drillsQuery } from '../operations/drills';
import { pageOf, ROWS_OF_A_LIST_MAX } from '../page-of';
import type { ReadContext } from '../read-context';
import { readQuery } from '../read-query';
import { restDrill } from './rest-drill';

/** `GET /api/drills`: those of an environment, newest first. */
export async function getDrills(ctx: ReadContext, { query }: Incoming): Promise<Response> {
  const { key: environment } = await knownEnvironment(ctx, query);
  const drills = await listDrills(ctx.db, { environment, limit: ROWS_OF_A_LIST_MAX });
  return Response.json({ environment, ...page(drills, query) });
}

/** `GET /api/flags/{key}/drills`: those of one flag in an environment. */
export async function getFlagDrills(ctx: ReadContext, { params, query }: Incoming<'key'>): Promise<Response> {
  const { key: environment } = await knownEnvironment(ctx, query);
  const { key: flag } = await addressedFlag(ctx.db, environment, params.key);
  const drills = await listDrills(ctx.db, { environment, flag, limit: ROWS_OF_A_LIST_MAX });
  return Response.json({ environment, flag, ...page(drills, query) });
}

/** `GET /api/drills/{id}`: one drill, also while it runs. */
export async function getDrill(ctx: ReadContext, { params }: Incoming<'id'>): Promise<Response> {
  const view = /^\d{1,15}$/.test(params.id) ? await findDrill(ctx.db, Number(params.id)) : null;
  if (!view) throw new DomainError('NOT_FOUND', `There is no drill ${params.id.slice(0, 40)}.`, { field: 'id' });
  refuseUnlessMayRead(rightsOf(ctx.actor).reads, view.environment);
  return Response.json(restDrill(view));
}

function page(drills: readonly DrillView[], query: URLSearchParams) {
  const { kind, state, ...asked } = readQuery(drillsQuery, query);
  const wanted = drills.filter(
    (one) => (kind === undefined || one.kind === kind) && (state === undefined || one.state === state),
  );
  const { rows, next_cursor } = pageOf(wanted, asked, ({ id }) => [-id]);
  return { drills: rows.map(restDrill), next_cursor };
}
