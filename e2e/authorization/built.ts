import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const routes = z.record(z.string(), z.string());
const references = z.object({
  node: z.record(z.string(), z.object({ exportedName: z.string(), workers: z.record(z.string(), z.unknown()) })),
});

/** What a build answers, as Next itself lists it. */
export interface Built {
  /** Paths of route handlers, with their parameters in brackets. */
  readonly handlers: readonly string[];
  readonly pages: readonly string[];
  /** Server actions, and one page that each may be sent to. */
  readonly actions: readonly { readonly id: string; readonly name: string; readonly page: string }[];
}

export function readBuilt(distDir: string): Built {
  const read = (file: string): unknown => JSON.parse(readFileSync(path.join(distDir, file), 'utf8'));
  const all = Object.entries(routes.parse(read('app-path-routes-manifest.json')));
  const ending = (end: string) => all.filter(([file]) => file.endsWith(end)).map(([, route]) => route);
  const { node } = references.parse(read('server/server-reference-manifest.json'));
  const actions = Object.entries(node).map(([id, { exportedName, workers }]) => {
    const worker = Object.keys(workers)[0]?.replace(/^app/, '') ?? '';
    return { id, name: exportedName, page: Object.fromEntries(all)[worker] ?? '/' };
  });
  return { handlers: ending('/route'), pages: ending('/page'), actions };
}
