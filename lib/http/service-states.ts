import { upstash } from '@/lib/cache/upstash';
import { type Bus, busReport } from '@/lib/snapshot/bus-report';
import { databaseAwaySince } from '@/lib/snapshot/database-report';
import { visitorRing } from '@/lib/visitors/visitor-ring';

/** How what stands around this process is doing, as anybody may know: states and moments, no addresses, no errors. */
export interface ServiceStates {
  readonly database: { readonly state: 'ok' } | { readonly state: 'away'; readonly since: string };
  /** What brings changes at the moment. */
  readonly bus: { readonly state: Bus };
  /** What found no room while who is seen was recorded, since the process began. */
  readonly visitors: { readonly state: 'ok' | 'dropping'; readonly dropped: number };
  readonly upstash: { readonly state: 'ok' | 'breaker-open' | 'not-configured' };
}

/** What this process knows by itself. Nothing is asked for it, so that it is known in an outage too. */
export function serviceStates(): ServiceStates {
  const since = databaseAwaySince();
  const cache = upstash();
  const dropped = visitorRing().droppedCount;
  const state = cache === null ? 'not-configured' : cache.breaker.answers ? 'ok' : 'breaker-open';
  return {
    database: since === null ? { state: 'ok' } : { state: 'away', since: new Date(since).toISOString() },
    bus: { state: busReport().bus },
    visitors: { state: dropped === 0 ? 'ok' : 'dropping', dropped },
    upstash: { state },
  };
}
