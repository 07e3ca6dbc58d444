import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { flagWorld } from '@/e2e/support/flag-world';
import { serveHandlers } from '@/e2e/support/serve-handlers';
import { makeApiToken } from '@/lib/auth/make-api-token';
import { flagsProgram } from './program';

const { ada, flag } = await flagWorld();
let server: Awaited<ReturnType<typeof serveHandlers>>;
let token = '';

/** The app's own route files, by method and path: what Next would call. */
const ROUTES = [
  ['/api/flags', () => import('@/app/api/flags/route')],
  ['/api/flags/[key]', () => import('@/app/api/flags/[key]/route')],
  ['/api/flags/[key]/kill', () => import('@/app/api/flags/[key]/kill/route')],
  ['/api/flags/[key]/explain', () => import('@/app/api/flags/[key]/explain/route')],
  ['/api/environments/[key]/document', () => import('@/app/api/environments/[key]/document/route')],
] as const;

beforeAll(async () => {
  ({ token } = await makeApiToken(ada, { name: 'by hand', ability: 'admin' }));
  await flag('new_dashboard', { rollout_percentage: 25, owner: 'web' });
  const loaded = await Promise.all(ROUTES.map(async ([route, load]) => [route, await load()] as const));
  server = await serveHandlers((method, asked) => {
    for (const [route, handlers] of loaded) {
      const found = new RegExp(`^${route.replace('[key]', '([^/]+)').replace('/api/', '/api/v1/')}$`).exec(asked);
      const handler: unknown = Reflect.get(handlers, method);
      if (found && handler) return { handler: handler as never, params: { key: decodeURIComponent(found[1] ?? '') } };
    }
    return null;
  });
});
afterAll(() => server.close());

async function run(...words: string[]): Promise<string> {
  const lines: string[] = [];
  const program = flagsProgram((text) => lines.push(text));
  program.configureOutput({ writeErr: (text) => lines.push(text), writeOut: (text) => lines.push(text) });
  await program.parseAsync(['--url', server.url, '--token', token, ...words], { from: 'user' });
  return lines.join('\n');
}

test('flags are listed, read, set, killed and lifted, as a table or as JSON', async () => {
  expect(await run('list')).toMatch(/key\s+state\s+rollout\s+owner\nnew_dashboard\s+on\s+25 %\s+web/);
  expect(JSON.parse(await run('--json', 'get', 'new_dashboard'))).toMatchObject({ key: 'new_dashboard', version: 1 });
  expect(await run('set', 'new_dashboard', '--percentage', '40', '--note', 'more')).toMatch(/on\s+40 %/);
  expect(await run('kill', 'new_dashboard', '--note', 'red')).toMatch(/killed\s+40 %/);
  expect(await run('lift', 'new_dashboard')).toMatch(/on\s+40 %/);
  expect(await run('set', 'new_dashboard', '--off')).toMatch(/off\s+40 %/);
  expect(await run('-e', 'staging', 'get', 'new_dashboard')).toMatch(/environment\s+staging/);
});

test('an answer is explained for somebody of whom something is known', async () => {
  const told = await run('explain', 'new_dashboard', '-k', '42', '-a', 'plan=pro', 'seats=5');
  expect(told).toMatch(/reason\s+DISABLED/);
  expect(told).toContain('→ switch');
});

test('an environment is written to a file, compared, and taken in only with --apply', async () => {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'sluice-flags-')), 'production.json');
  expect(await run('export', '--output', file)).toContain(file);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ schema: 'sluice.environment/1' });
  expect(await run('-e', 'production', 'import', file)).toBe('Nothing differs.');
  expect(await run('import', file)).toBe('Nothing differs.');
  await run('set', 'new_dashboard', '--percentage', '60');
  const looked = await run('import', file);
  expect(looked).toMatch(
    /flag\.edited\s+production\s+new_dashboard\s+\{"rollout_percentage":60\}\s+\{"rollout_percentage":40\}/,
  );
  expect(looked).toContain('Nothing was changed: add --apply');
  expect(await run('get', 'new_dashboard')).toMatch(/rollout_percentage\s+60/);
  await run('import', file, '--apply');
  expect(await run('get', 'new_dashboard')).toMatch(/rollout_percentage\s+40/);
});

test('what is refused is the server’s own sentence, with the field', async () => {
  await expect(run('get', 'nobody')).rejects.toThrow('There is no flag nobody');
  await expect(run('set', 'new_dashboard', '--percentage', '101')).rejects.toThrow(/0 to 100.*\(rollout_percentage\)/);
  await expect(run('set', 'new_dashboard', '--on', '--off')).rejects.toThrow('Use --on or --off.');
  await expect(run('--token', 'guessed', 'list')).rejects.toThrow('not known, or was revoked');
  await expect(run('--url', 'http://127.0.0.1:9', 'list')).rejects.toThrow('does not answer');
  await expect(run('destroy')).rejects.toThrow('unknown command');
});
