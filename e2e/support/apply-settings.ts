import { vi } from 'vitest';
import { readConfiguration } from '@/lib/configuration';

/**
 * Gives this test file's process its settings, as environment variables would at its start; what they lead to (the
 * configuration, the way to Upstash) is forgotten.
 */
export function applySettings(said: Readonly<Record<string, string>>): void {
  const settings = {
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
    SESSION_SECRET: 'a secret that is only used by tests',
    // Where no server of ours listens: the loop-back of a test must not reach a real one beside it.
    PORT: '1',
    ...said,
  };
  readConfiguration(settings);
  for (const name of ['UPSTASH_REDIS_REST_URL', 'UPSTASH_REDIS_REST_TOKEN']) vi.stubEnv(name, '');
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  Reflect.deleteProperty(globalThis, '__sluiceConfiguration');
  Reflect.deleteProperty(globalThis, '__sluiceUpstash');
}
