import type { ReportedInstance } from '@/lib/instances/instances-report';

/** An instance that is well, for tests, but for what is said. */
export function someReported(said: Partial<ReportedInstance> = {}): ReportedInstance {
  return {
    id: 'a',
    name: 'web-1:3000',
    version: '0.1.0 (abc)',
    state: 'here',
    unheardForMs: 900,
    startedMsAgo: 86_400_000,
    bus: 'listen',
    lastError: null,
    held: {
      environment: 'production',
      revision: 1284,
      behind: 0,
      flagCount: 40,
      origin: 'postgres',
      unconfirmedForMs: 1_100,
    },
    ...said,
  };
}
