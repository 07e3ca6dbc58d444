import { sql } from 'drizzle-orm';
import { refuseUnlessMayWrite } from '@/lib/auth/rights';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { flagNotFound } from '@/lib/flags/rows-in-door';
import { unavailableWhenUnreachable } from '@/lib/history/unavailable';
import { parseInput } from '@/lib/parse-input';
import type { PlanRequest } from './plan-request';
import { SIGNAL_NAMES_MAX, signalInput } from './schema';

/** A signal as it was kept. `at` is ISO 8601, of the database's clock. */
export interface KeptSignal {
  readonly name: string;
  readonly healthy: boolean;
  readonly value: string;
  readonly at: string;
}

/**
 * Keeps what a monitoring system says of a flag, in place of what it said before under that name, and has the flag's plan
 * looked at at once. It changes no configuration, so it leaves no entry: what the plan does of it will. Throws NOT_FOUND, FORBIDDEN,
 * and CONFLICT where the flag has as many names as it may.
 */
export async function postSignal(ctx: ChangeContext, { environment, key, input }: PlanRequest): Promise<KeptSignal> {
  refuseUnlessMayWrite(ctx.actor, [environment]);
  const { name, healthy, value } = parseInput(signalInput, input);
  const at = await unavailableWhenUnreachable(() =>
    ctx.db.transaction(async (tx) => {
      const [flag] = await tx.execute<{ id: number; environment: number; names: number; known: boolean }>(sql`
        select flags.id, environments.id as environment,
          (select count(*)::int from signals where environment_id = environments.id and flag_id = flags.id) as names,
          exists (select from signals
            where environment_id = environments.id and flag_id = flags.id and name = ${name}) as known
        from flags, environments where flags.key = ${key} and environments.key = ${environment}`);
      if (!flag) throw flagNotFound(key);
      if (!flag.known && flag.names >= SIGNAL_NAMES_MAX) throw tooMany(key);
      const [kept] = await tx.execute<{ ms: number }>(sql`
        insert into signals (environment_id, flag_id, name, healthy, value, at)
        values (${flag.environment}, ${flag.id}, ${name}, ${healthy}, ${value}, clock_timestamp())
        on conflict (environment_id, flag_id, name) do update
        set healthy = excluded.healthy, value = excluded.value, at = excluded.at
        returning extract(epoch from at)::float8 * 1000 as ms`);
      await tx.execute(sql`
        update rollout_plans set next_look_at = clock_timestamp()
        where flag_id = ${flag.id} and environment_id = ${flag.environment} and state in ('waiting', 'running')`);
      return new Date(kept?.ms ?? 0);
    }),
  );
  return { name, healthy, value, at: at.toISOString() };
}

function tooMany(key: string): DomainError {
  const message = `${key} has ${SIGNAL_NAMES_MAX} signals already, as many as fit: report under one of their names.`;
  return new DomainError('CONFLICT', message, { field: 'name' });
}
