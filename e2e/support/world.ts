import { z } from 'zod';

/** The environment variable in which a worker keeps where everything of its own is. */
export const WORLD = 'SLUICE_E2E_WORLD';

const server = z.object({ url: z.url(), pid: z.number().int().positive() });

const world = z.object({
  databaseUrl: z.string(),
  adminToken: z.string(),
  admin: z.object({ email: z.string(), password: z.string() }),
  upstash: z.object({ url: z.url(), token: z.string(), redisUrl: z.string() }),
  serverA: server,
  serverB: server,
  /** The environment variables that both were started with, for a story that starts another. */
  settings: z.record(z.string(), z.string()),
});

export type World = z.infer<typeof world>;

/** Where everything of this worker is. */
export function readWorld(): World {
  return world.parse(JSON.parse(process.env[WORLD] ?? 'null'));
}
