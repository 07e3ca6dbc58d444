import { flagCounts } from '@/lib/evaluation-counts/flag-counts';
import { loginChanges } from '@/lib/visitors/login-changes';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import type { ReadContext } from '../read-context';
import { addressedFlag } from './addressed-flag';

/** `GET /api/flags/{key}/evaluations`: how often a flag was answered in an environment, by variant and by the hour, and for how many signing in changes the answer. */
export async function getEvaluations(ctx: ReadContext, { params, query }: Incoming<'key'>): Promise<Response> {
  const { key: environment } = await knownEnvironment(ctx, query);
  const { key: flag } = await addressedFlag(ctx.db, environment, params.key);
  const [{ variants, hours, lastAskedAt }, atLogin] = await Promise.all([
    flagCounts(ctx.db, environment, flag),
    loginChanges(ctx.db, environment, flag),
  ]);
  return Response.json({
    environment,
    flag,
    last_asked_at: lastAskedAt,
    variants: variants.map(({ variant, day, week, lastAt }) => ({
      variant,
      last_24_hours: day,
      last_7_days: week,
      last_asked_at: lastAt,
    })),
    hours,
    at_login: atLogin,
  });
}
