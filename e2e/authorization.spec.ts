import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openDatabase } from '../db/client';
import { type ServedApp, serveApp } from '../scripts/app/serve-app';
import { freePort } from '../scripts/processes/free-port';
import { readBuilt } from './authorization/built';
import {
  type Audience,
  ENDPOINTS,
  GUARDED_ACTIONS,
  IN_A_WEEK,
  OPEN_ACTIONS,
  PAGES,
} from './authorization/expectations';
import { type Identity, makeIdentities, WHO, type Who } from './authorization/identities';
import { apiClient } from './support/api-client';
import { apiDocument } from './support/api-document';
import { test as base, expect } from './support/fixtures';
import { STORIES_DIST_DIR } from './support/set-up-stories';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
/** Stands in a flag that every endpoint is asked about; nobody who is refused may see it. */
const HUSH = 'a-word-that-nobody-who-is-refused-may-read';

interface Knocking {
  readonly url: string;
  readonly who: { readonly [name in Who]: Identity };
  readonly key: string;
  readonly scheduleId: string;
  /** A change of the flag that could be taken back. */
  readonly changeId: string;
  /** How many entries there are in history: what was refused leaves none. */
  readonly entries: () => Promise<number>;
}

const test = base.extend<object, { knocking: Omit<Knocking, 'url'> }>({
  knocking: [
    async ({ world, playwright }, use) => {
      const request = await playwright.request.newContext();
      const api = apiClient(request, { url: world.serverA.url, adminToken: world.adminToken });
      const key = await api.flag({ key: 'knocked-at', description: HUSH });
      const at = { at: IN_A_WEEK, time_zone: 'UTC', enabled: false };
      const made = await api.send('POST', `/api/flags/${key}/schedules`, at);
      expect(made.status(), await made.text()).toBe(201);
      await api.send('POST', '/api/segments', { key, description: HUSH });
      const edited = await (await api.send('PATCH', `/api/flags/${key}`, { rollout_percentage: 20 })).json();
      const { db, close } = openDatabase(world.databaseUrl, { connectionCountMax: 1 });
      const entries = async () => Number((await db.execute('select count(*)::int as count from history'))[0]?.count);
      const scheduleId = String((await made.json()).id);
      await use({ who: await makeIdentities(world), key, scheduleId, changeId: edited.change_id, entries });
      await close();
      await request.dispose();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

/** What somebody is told who is not let in; null where they are. */
function refusal(audience: Audience, who: Who): number | null {
  if (audience === 'public' || audience === 'evaluate') return null;
  if (audience === 'internal') return 404;
  if (audience === 'stream') return 401;
  if (['nobody', 'revokedToken', 'expiredToken', 'disabledUser'].includes(who)) return 401;
  if (['member', 'evaluateToken'].includes(who)) return 403;
  return audience === 'read' ? null : 403;
}

function filled(route: string, { key, scheduleId }: Pick<Knocking, 'key' | 'scheduleId'>): string {
  const environment = route.startsWith('/api/environments/') || route.startsWith('/admin/environments/');
  return route
    .replace('[key]', environment ? 'production' : key)
    .replace('[id]', scheduleId)
    .replace('[...path]', 'x')
    .replace('[secret]', 'guessed')
    .replace('[session]', 'of-somebody')
    .replace('[operation]', 'getFlags');
}

async function everyEndpoint({ url, who, key, scheduleId, changeId, entries }: Knocking): Promise<string[]> {
  const wrong: string[] = [];
  const before = await entries();
  const found = new Set<string>();
  const document = await apiDocument(url);
  for (const route of readBuilt(STORIES_DIST_DIR).handlers) {
    const plain = `${url}${filled(route, { key, scheduleId })}`;
    for (const method of METHODS) {
      const operation = document.operationOf(method, plain);
      const takesEnvironment = operation === null || document.parametersOf(operation).includes('environment');
      const query = {
        ...(takesEnvironment && { environment: 'production' }),
        ...(route.endsWith('/differences') && { from: 'staging' }),
      };
      const address = `${plain}?${new URLSearchParams(query)}`;
      const name = `${method} ${route}`;
      const body = JSON.stringify(ENDPOINTS[name]?.body ?? {})
        .replaceAll('FLAG', key)
        .replaceAll('CHANGE', changeId);
      for (const one of WHO) {
        const headers = { ...who[one], origin: url, ...(method !== 'GET' && { 'content-type': 'application/json' }) };
        const sent = { method, headers, redirect: 'manual' as const, ...(method !== 'GET' && { body }) };
        const answer = await fetch(address, sent);
        const text = await answer.text();
        if (answer.status === 405 || route === '/api/[...path]') break;
        const audience = route.startsWith('/api/internal/') ? 'internal' : ENDPOINTS[name]?.audience;
        if (!route.startsWith('/api/internal/')) found.add(name);
        if (audience === undefined) break;
        const expected = refusal(audience, one);
        if (
          expected === null
            ? [401, 403].includes(answer.status) && !isElsewhere(one, audience)
            : answer.status !== expected
        ) {
          wrong.push(`${name} tells ${one} ${answer.status}, not ${expected ?? 'an answer'}: ${text.slice(0, 120)}`);
        }
        if (answer.status >= 400 && text.includes(HUSH)) wrong.push(`${name} shows ${one} what it refuses`);
      }
    }
  }
  const [built, known] = [[...found].toSorted(), Object.keys(ENDPOINTS).toSorted()];
  wrong.push(...built.filter((name) => !known.includes(name)).map((name) => `${name} has no expectation`));
  wrong.push(...known.filter((name) => !built.includes(name)).map((name) => `${name} is not in the build`));
  if ((await entries()) !== before) wrong.push('something was changed');
  return wrong;
}

// What is asked is about production: a token that is for staging alone may be refused it.
function isElsewhere(who: Who, audience: Audience): boolean {
  return audience === 'read' && (who === 'stagingReadToken' || who === 'stagingWriteToken');
}

async function everyPage({ url, who, key, scheduleId }: Knocking): Promise<string[]> {
  const wrong: string[] = [];
  const { pages } = readBuilt(STORIES_DIST_DIR);
  for (const page of pages) {
    const audience = PAGES[page];
    if (audience === undefined) wrong.push(`the page ${page} has no expectation`);
    if (audience === undefined || audience === 'public') continue;
    for (const one of ['nobody', 'disabledUser', 'member', 'viewer', 'stagingEditor'] as const) {
      const answer = await fetch(`${url}${filled(page, { key, scheduleId })}`, {
        headers: who[one],
        redirect: 'manual',
      });
      const text = await answer.text();
      const isNobody = one === 'nobody' || one === 'disabledUser';
      const mayLook = audience === 'read' && !isNobody && one !== 'member';
      const isRight = isNobody
        ? answer.status === 307 && answer.headers.get('location')?.startsWith('/admin/sign-in')
        : mayLook
          ? [200, 404].includes(answer.status)
          : answer.status === 403;
      if (!isRight) wrong.push(`the page ${page} tells ${one} ${answer.status}`);
      if (!mayLook && text.includes(HUSH)) wrong.push(`the page ${page} shows ${one} what it refuses`);
    }
  }
  wrong.push(
    ...Object.keys(PAGES)
      .filter((page) => !pages.includes(page))
      .map((page) => `the page ${page} is not built`),
  );
  return wrong;
}

async function everyAction({ url, who, key, scheduleId, entries }: Knocking): Promise<string[]> {
  const wrong: string[] = [];
  const before = await entries();
  const { actions } = readBuilt(STORIES_DIST_DIR);
  const known = [...OPEN_ACTIONS, ...GUARDED_ACTIONS];
  wrong.push(...actions.filter(({ name }) => !known.includes(name)).map(({ name }) => `${name} has no expectation`));
  wrong.push(
    ...known.filter((name) => !actions.some((one) => one.name === name)).map((name) => `${name} is not built`),
  );
  for (const { id, name, page } of actions.filter((one) => GUARDED_ACTIONS.includes(one.name))) {
    for (const one of ['nobody', 'disabledUser', 'member', 'viewer', 'stagingEditor'] as const) {
      const headers = {
        ...who[one],
        origin: url,
        'next-action': id,
        accept: 'text/x-component',
        'content-type': 'text/plain',
      };
      const sent = { method: 'POST', headers, body: '[{},{},{}]', redirect: 'manual' as const };
      const answer = await fetch(`${url}${filled(page, { key, scheduleId })}`, sent);
      const text = await answer.text();
      const leads = answer.headers.get('x-action-redirect')?.startsWith('/admin/sign-in');
      const isRight = one === 'member' ? answer.status === 403 : one === 'viewer' || one === 'stagingEditor' || leads;
      if (!isRight) wrong.push(`the action ${name} tells ${one} ${answer.status}: ${text.slice(0, 100)}`);
    }
    const headers = {
      ...who.stagingEditor,
      'next-action': id,
      'content-type': 'text/plain',
      'sec-fetch-site': 'cross-site',
    };
    await fetch(`${url}${filled(page, { key, scheduleId })}`, { method: 'POST', headers, body: '[{},{},{}]' });
  }
  if ((await entries()) !== before) wrong.push('an action changed something');
  return wrong;
}

// They have servers of their own, where nothing else happens, and so come last: side by side.
test.describe.configure({ mode: 'parallel' });

test('every endpoint, page and action of the build lets in whom it is for, and nobody else', async ({
  world,
  knocking,
}) => {
  const target = { url: world.serverA.url, ...knocking };
  expect(await everyEndpoint(target)).toEqual([]);
  expect(await everyPage(target)).toEqual([]);
  expect(await everyAction(target)).toEqual([]);
});

test('and so it is with a middleware that lets everything pass: it protects nothing', async ({ world, knocking }) => {
  const server = await withoutMiddleware(world.settings);
  try {
    expect((await fetch(server.url)).headers.get('content-security-policy')).toBeNull();
    const target = { url: server.url, ...knocking };
    expect(await everyEndpoint(target)).toEqual([]);
    expect(await everyPage(target)).toEqual([]);
    expect(await everyAction(target)).toEqual([]);
  } finally {
    await server.stop();
  }
});

/** The same build, in which no request meets the middleware. */
async function withoutMiddleware(settings: Readonly<Record<string, string>>): Promise<ServedApp> {
  const dist = mkdtempSync('.next-open-');
  process.once('exit', () => rmSync(dist, { recursive: true, force: true }));
  const isKept = (from: string) => path.relative(STORIES_DIST_DIR, from) !== 'cache';
  cpSync(STORIES_DIST_DIR, dist, { recursive: true, filter: isKept });
  const file = path.join(dist, 'server/functions-config-manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  expect(Object.keys(manifest.functions)).toContain('/_middleware');
  delete manifest.functions['/_middleware'];
  writeFileSync(file, JSON.stringify(manifest));
  const env = { ...process.env, ...settings, NEXT_DIST_DIR: dist, NODE_ENV: 'production' } as const;
  return serveApp('start', { env, port: await freePort(), stop: new AbortController().signal });
}
