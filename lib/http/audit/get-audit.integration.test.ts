import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import { callEndpoint } from '@/e2e/support/call-endpoint';
import { accountCalled, contextOf, flagWorld } from '@/e2e/support/flag-world';
import { makeApiToken } from '@/lib/auth/make-api-token';
import type { ChangeContext } from '@/lib/change-context';
import { editFlag } from '@/lib/flags/edit-flag';
import { killFlag } from '@/lib/flags/kill-flag';
import type { Incoming } from '../incoming';
import { repeatable } from '../repeatable';
import { getAudit } from './get-audit';

const { db, ada, flag } = await flagWorld();
const FORMULA = '=HYPERLINK("https://evil.example","look")';

beforeAll(async () => {
  const key = await flag('audited');
  const edit = { environment: 'staging', key, patch: { rollout_percentage: 33, note: FORMULA } };
  await editFlag(ada, edit);
  await killFlag(ada, { environment: 'production', key, input: { note: 'Checkout, "slow" and\nred' } });
  await makeApiToken(ada, { name: '+1+1', ability: 'read' });
});

async function raw(query: string, ctx: ChangeContext = ada, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(`http://sluice.test/api/audit?${query}`, { headers });
  const incoming: Incoming = {
    request,
    params: {},
    query: new URL(request.url).searchParams,
    requestId: crypto.randomUUID(),
    now: new Date(),
  };
  return getAudit(ctx, incoming);
}
const found = async (query: string) => {
  const { entries } = await (await raw(query)).json();
  return entries.map(({ action, environment, flag: key }: Record<string, string>) => ({ action, environment, key }));
};

describe('entries', () => {
  test('are found by who, what, where, flag and day, of accounts and access too', async () => {
    const killed = { action: 'flag.killed', environment: 'production', key: 'audited' };
    expect(await found('what=flag.killed')).toEqual([killed]);
    expect(await found('what=flag.&environment=production&flag=audited&limit=1')).toEqual([killed]);
    expect((await found('environment=access')).map(({ action }: { action: string }) => action)).toContain(
      'token.created',
    );
    const today = new Date().toISOString().slice(0, 10);
    expect(await found(`from=${today}&to=${today}&what=flag.killed`)).toEqual([killed]);
    expect(await found('to=2020-01-01')).toEqual([]);
    expect(await found('who=token:99')).toEqual([]);
    const id = ada.actor.type === 'account' ? ada.actor.id : 0;
    expect((await found(`who=account:${id}&what=flag.edited&flag=&from=`))[0]).toMatchObject({
      environment: 'staging',
    });
  });

  test('come a page at a time', async () => {
    const first = await (await raw('limit=2')).json();
    const next = await (await raw(`limit=2&cursor=${first.next_cursor}`)).json();
    expect(next.entries[0].id).toBeLessThan(first.entries[1].id);
  });

  test.each(['who=ada', 'what=DROP', 'from=yesterday', 'format=xml', 'by=me'])(
    'are not asked for by %s',
    async (query) => {
      const field = query.split('=')[0];
      const asked = callEndpoint((incoming) => getAudit(ada, incoming), { path: `/?${query}` });
      expect(await asked).toMatchObject({
        status: 400,
        body: { error: { code: 'INVALID_INPUT', field } },
      });
    },
  );

  test('are for admins', async () => {
    const vic = contextOf(db, await accountCalled(db, 'Vic', 'viewer'));
    await expect(raw('', vic)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('a file of entries', () => {
  test('is CSV that every spreadsheet reads and none runs, and is on record', async () => {
    const text = await (await raw('format=csv&flag=audited')).text();
    const { data } = Papa.parse<Record<string, string>>(text.trim(), { header: true });
    expect(data.map(({ action, environment }) => [action, environment])).toContainEqual(['flag.edited', 'staging']);
    expect(data.find(({ action }) => action === 'flag.killed')?.note).toBe('Checkout, "slow" and\nred');
    expect(data.find(({ action }) => action === 'flag.edited')?.note).toBe(`'${FORMULA}`);
    const { entries } = await (await raw('what=history.exported&limit=1')).json();
    expect(entries[0]).toMatchObject({ after: { format: 'csv', flag: 'audited' }, actor: { type: 'account' } });
  });

  test('is on record each time, whatever key it comes with', async () => {
    const headers = { 'idempotency-key': '"once"' };
    const exports = async () =>
      Number((await db.execute("select count(*)::int as n from history where action = 'history.exported'"))[0]?.n);
    const before = await exports();
    for (let i = 0; i < 2; i++) {
      const request = new Request('http://sluice.test/api/audit?format=csv', { headers });
      const sent = await repeatable({ request }, ada.actor);
      await raw('format=csv', { ...ada, ...(sent && { repeatable: sent }) }, headers);
    }
    expect(await exports()).toBe(before + 2);
  });

  test('is not made for a page of another site, which would leave an entry', async () => {
    const cross = raw('format=csv', ada, { 'sec-fetch-site': 'cross-site' });
    await expect(cross).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

const hasPython = spawnSync('python3', ['--version']).status === 0;

test.runIf(hasPython)(
  'the script in docs follows every chain, meets what was pinned, and finds what was altered',
  async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'sluice-audit-')), 'history.ndjson');
    const text = await (await raw('format=ndjson')).text();
    const check = (contents: string, ...pins: string[]) => {
      writeFileSync(file, contents);
      return spawnSync('python3', ['docs/verify_history.py', file, ...pins], { encoding: 'utf8' });
    };
    writeFileSync(file, text);
    const heads = execFileSync('python3', ['docs/verify_history.py', file], { encoding: 'utf8' }).trim().split('\n');
    expect(heads.map((head) => head.split('=')[0])).toEqual(
      expect.arrayContaining(['access', 'environment:1', 'environment:2', 'environment:3']),
    );
    expect(check(text, ...heads).status).toBe(0);
    const altered = check(text.replace('audited', 'altered'));
    expect({ status: altered.status, said: altered.stderr }).toEqual({
      status: 1,
      said: expect.stringContaining('does not follow'),
    });
    const lines = text.trim().split('\n');
    const cut = lines.filter((line) => !line.includes('flag.killed')).join('\n');
    expect(check(cut, ...heads).status).toBe(1);
    const rewritten = check(lines.filter((line) => !line.includes('"access"')).join('\n'), ...heads);
    expect(rewritten.stderr).toContain('access: the entry that was pinned is not there any more');
  },
);
