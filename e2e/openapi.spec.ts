import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openDatabase } from '../db/client';
import { makeIdentities } from './authorization/identities';
import { type ApiDocument, apiDocument } from './support/api-document';
import { daysPass } from './support/days-pass';
import { expect, test } from './support/fixtures';

const ROOT = '/api/v1';

interface Sent {
  /** What stands in the braces of the path. */
  readonly at?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Somebody who does all that the document says can be done, and holds every answer and every refusal against it. */
interface Reader {
  /** Sends a request that is to be done, after it was refused in every way in which its body can be wrong. */
  does(operation: string, sent?: Sent): Promise<{ readonly status: number; readonly body: Json }>;
  /** What the document promises and nobody was answered with yet. */
  unseen(): readonly string[];
  /** How many bodies the document refuses were sent, and refused. */
  refusedCount(): number;
}

// What an answer has is checked against the document, not by types.
type Json = ReturnType<typeof JSON.parse>;

function reader(document: ApiDocument, { url, token }: { readonly url: string; readonly token: string }): Reader {
  const as = { authorization: `Bearer ${token}` };
  const seen = new Set<string>();
  let refused = 0;
  const send = async (operation: string, { at = {}, query = {}, body, headers = {} }: Sent) => {
    const [method = '', template = ''] = operation.split(' ');
    const path = template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(at[name] ?? '')));
    const answer = await fetch(`${url}${ROOT}${path}?${new URLSearchParams(query)}`, {
      method,
      headers: { ...(!headers.cookie && as), 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const contentType = answer.headers.get('content-type') ?? '';
    const misfits = document.answerMisfits(operation, { status: answer.status, contentType, body: text });
    expect(misfits, text.slice(0, 600)).toEqual([]);
    return { status: answer.status, text, isJson: contentType.startsWith('application/json') };
  };
  return {
    async does(operation, sent = {}) {
      if (sent.body !== undefined) {
        expect(document.bodyMisfits(operation, sent.body), operation).toEqual([]);
        for (const wrong of wrongBodies(document, operation, sent.body)) {
          const { status, text } = await send(operation, { ...sent, body: wrong });
          expect([400, 422], `${operation} ${JSON.stringify(wrong).slice(0, 300)} → ${text.slice(0, 300)}`).toContain(
            status,
          );
          refused += 1;
        }
      }
      const { status: strange } = await send(operation, { ...sent, query: { ...sent.query, enviroment: 'staging' } });
      const isStrict = !['GET /flags/{key}/evaluate', 'GET /cleanup/calendar', 'POST /triggers/{secret}'].includes(
        operation,
      );
      if (isStrict) expect(strange, `${operation} with a misspelt parameter`).toBe(400);
      const { status, text, isJson } = await send(operation, sent);
      expect(document.successesOf(operation), `${operation} → ${status} ${text.slice(0, 400)}`).toContain(
        String(status),
      );
      seen.add(`${operation} ${status}`);
      return { status, body: isJson && text !== '' ? JSON.parse(text) : text };
    },
    unseen: () =>
      document.operations
        .flatMap((operation) => document.successesOf(operation).map((status) => `${operation} ${status}`))
        .filter((promise) => !seen.has(promise)),
    refusedCount: () => refused,
  };
}

/** Bodies that differ from a good one in one thing, and that the document refuses for it. */
function wrongBodies(document: ApiDocument, operation: string, good: Readonly<Record<string, unknown>>) {
  const { properties = {}, required = [] } = document.bodyOf(operation) ?? {};
  const without = (name: string) => Object.fromEntries(Object.entries(good).filter(([one]) => one !== name));
  const candidates = [
    { ...good, a_field_that_there_is_not: 1 },
    ...required.map(without),
    ...Object.keys(properties).flatMap((name) => [
      { ...good, [name]: { not: 'this' } },
      { ...good, [name]: [[]] },
    ]),
  ];
  return candidates.filter((body) => document.bodyMisfits(operation, body).length > 0);
}

test('the document and the handlers say the same: every operation is done, and every wrong body refused', async ({
  world,
  serverA,
  adminToken,
  page,
  signIn,
}) => {
  test.slow();
  const document = await apiDocument(serverA.url);
  const api = reader(document, { url: serverA.url, token: adminToken });
  const [key, other] = [`doc_${randomUUID()}`, `doc_${randomUUID()}`];
  const environment = 'production';
  const place = { query: { environment } };
  const receiver = createServer((request, response) => request.resume().on('end', () => response.writeHead(204).end()));
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
  const { db, close } = openDatabase(world.databaseUrl, { connectionCountMax: 1 });

  // Flags
  await api.does('POST /flags', { ...place, body: { key, identity_policy: 'device', kind: 'release', note: 'made' } });
  await api.does('POST /flags', {
    body: {
      key: other,
      identity_policy: 'user',
      value_type: 'string',
      variants: [
        { name: 'blue', value: '#00f' },
        { name: 'grey', value: '#888' },
      ],
      on_variant: 'blue',
      off_variant: 'grey',
      tags: ['documented'],
    },
  });
  const { body: first } = await api.does('GET /flags', { query: { environment, limit: '1' } });
  await api.does('GET /flags', { query: { environment, limit: '1', cursor: String(first.next_cursor) } });
  const { body: tagged } = await api.does('GET /flags', {
    query: { tag: 'documented', search: 'doc_', archived: 'false' },
  });
  expect(tagged.flags.map((flag: { key: string }) => flag.key)).toEqual([other]);
  const { body: saved } = await api.does('PATCH /flags', {
    ...place,
    body: { rows: [{ key, version: 1, rollout_percentage: 100, enabled: true }], note: 'all' },
  });
  await api.does('POST /undo', { body: { change_id: saved.change_id } });
  const { body: read } = await api.does('GET /flags/{key}', { at: { key }, ...place });
  const edit = { rollout_percentage: 100, enabled: true, owner: 'web', tags: ['a'], note: 'on', version: read.version };
  await api.does('PATCH /flags/{key}', { at: { key }, ...place, body: edit });
  const targeted = {
    rules: [{ conditions: [{ attribute: 'plan', operator: 'equals', values: ['pro'] }], serve: { variant: 'blue' } }],
    targets: [{ key: '42', variant: 'blue', note: 'asked' }],
    prerequisites: [{ flag: key, variants: ['on'] }],
    weights: [
      { variant: 'blue', weight: 40 },
      { variant: 'grey', weight: 60 },
    ],
  };
  await api.does('PATCH /flags/{key}', {
    at: { key: other },
    body: targeted,
    headers: { 'if-match': '"production-1"' },
  });
  await api.does('GET /flags/{key}', { at: { key: other } });
  const { body: past } = await api.does('GET /flags/{key}/history', {
    at: { key },
    query: { environment, limit: '2' },
  });
  await api.does('GET /history', { query: { environment, flag: key, limit: '2', cursor: String(past.next_cursor) } });
  await api.does('POST /flags/{key}/revert', { at: { key }, ...place, body: { entry_id: past.entries?.[0]?.id } });
  await api.does('POST /blast-radius', { ...place, body: { rows: [{ key, rollout_percentage: 50 }] } });
  await api.does('POST /flags/{key}/kill', { at: { key }, body: { note: 'red', environment } });
  await api.does('DELETE /flags/{key}/kill', { at: { key }, query: { environment, note: 'green' }, body: {} });

  // Evaluation
  await api.does('GET /flags/{key}/evaluate', { at: { key }, query: { user_id: '42' } });
  await api.does('GET /flags/{key}/evaluate', { at: { key: other }, query: { user_id: '42', anonymous_id: '' } });
  await api.does('POST /flags/{key}/explain', {
    at: { key: other },
    body: { context: { targeting_key: '42', attributes: { plan: 'pro' } }, at: '2026-12-01T09:00:00Z' },
  });
  await api.does('POST /explain', { ...place, body: { context: { identities: { device: 'd', user: 'u' } } } });
  await api.does('GET /flags/{key}/evaluations', { at: { key }, ...place });
  await api.does('GET /unknown-flags', place);

  // Rollouts
  const stages = [
    { percentage: 10, minimum_seconds: 3_600 },
    { percentage: 50, approval: true },
    { percentage: 100, minimum_seconds: 3_600 },
  ];
  const led = `doc_${randomUUID()}`;
  await api.does('POST /flags', { body: { key: led, identity_policy: 'device' } });
  await api.does('POST /flags/{key}/plan', { at: { key: led }, body: { stages, time_zone: 'UTC', note: 'slowly' } });
  await api.does('POST /flags/{key}/plan/pause', { at: { key: led }, body: { note: 'lunch' } });
  await api.does('DELETE /flags/{key}/plan/pause', { at: { key: led } });
  await api.does('POST /flags/{key}/plan/skip', { at: { key: led }, body: { note: 'in a hurry' } });
  await signIn(page);
  const session = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const asAda = { cookie: session, origin: serverA.url };
  await api.does('POST /flags/{key}/plan/approval', { at: { key: led }, headers: asAda });
  await api.does('POST /flags/{key}/plan/rollback', { at: { key: led }, body: { percentage: 10 } });
  await api.does('GET /flags/{key}/plan', { at: { key: led } });
  await api.does('GET /plans', { query: { state: 'paused' } });
  await api.does('POST /flags/{key}/signals', {
    at: { key: led },
    body: { name: 'errors', healthy: true, value: '0.1 %' },
  });
  await api.does('DELETE /flags/{key}/plan', { at: { key: led }, query: { note: 'enough' } });
  const at = { at: '2030-06-01T09:00', time_zone: 'Europe/Berlin', rollout_percentage: 25, note: 'launch' };
  const { body: scheduled } = await api.does('POST /flags/{key}/schedules', { at: { key }, ...place, body: at });
  const { id } = scheduled;
  await api.does('GET /schedules', { query: { environment, state: 'pending' } });
  await api.does('GET /flags/{key}/schedules', { at: { key }, ...place });
  await api.does('GET /schedules/{id}', { at: { id } });
  await api.does('PATCH /schedules/{id}', {
    at: { id },
    body: { enabled: true },
    headers: { 'if-match': '"schedule-1"' },
  });
  await api.does('DELETE /schedules/{id}', { at: { id }, query: { note: 'not yet' } });

  // Drills
  const { body: drill } = await api.does('POST /flags/{key}/drills', { at: { key }, ...place, body: { kind: 'twin' } });
  await expect
    .poll(async () => (await api.does('GET /drills/{id}', { at: { id: drill.id } })).body.state, { timeout: 60_000 })
    .not.toBe('running');
  await api.does('GET /drills', { query: { environment, kind: 'twin' } });
  await api.does('GET /flags/{key}/drills', { at: { key }, ...place });

  // Cleanup
  await page.goto('/admin/cleanup');
  const calendar = new URL(
    (await page.getByRole('link', { name: 'As a calendar' }).getAttribute('href')) ?? '',
    serverA.url,
  );
  await api.does('GET /cleanup/calendar', { query: Object.fromEntries(calendar.searchParams) });
  const gone = `doc_${randomUUID()}`;
  await api.does('POST /flags', {
    body: { key: gone, identity_policy: 'device', enabled: true, rollout_percentage: 100 },
  });
  await daysPass(gone, 8);
  await api.does('GET /cleanup', { query: { environment, limit: '1000' } });
  const until = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  await api.does('POST /flags/{key}/snooze', { at: { key: gone }, body: { until, note: 'next week' } });
  await api.does('GET /flags/{key}/cleanup', { at: { key: gone }, ...place });
  await api.does('DELETE /flags/{key}', { at: { key: gone }, query: { environment, note: 'done' } });
  await api.does('POST /flags/{key}/restore', { at: { key: gone }, body: { note: 'not yet' } });
  await api.does('DELETE /flags/{key}', { at: { key: gone }, body: { note: 'done' } });
  await daysPass(gone, 15);
  await api.does('GET /cleanup/tombstones');
  await api.does('DELETE /flags/{key}/tombstone', { at: { key: gone }, query: { note: 'quiet' } });
  await api.does('POST /flags', { body: { key: gone, identity_policy: 'device' } });
  await api.does('GET /flags/{key}', { at: { key: gone } });

  // Environments and segments
  const mine = `e${randomUUID().slice(0, 8)}`;
  await api.does('POST /environments', { body: { key: mine, name: 'Mine', copy_from: 'staging', note: 'new' } });
  await api.does('GET /environments', { query: { limit: '2' } });
  await api.does('GET /environments/{key}', { at: { key: mine } });
  await api.does('PATCH /environments/{key}', {
    at: { key: mine },
    body: { name: 'Ours', position: 3, requires_note: false },
  });
  await api.does('GET /environments/{key}/differences', { at: { key: mine }, query: { from: environment } });
  await api.does('POST /environments/{key}/copies', {
    at: { key: mine },
    body: { from: environment, flags: [{ key }], parts: ['rollout'], note: 'as there' },
  });
  const { body: exported } = await api.does('GET /environments/{key}/document', { at: { key: mine } });
  await api.does('PUT /environments/{key}/document', {
    at: { key: mine },
    body: { document: exported, dry_run: true },
  });
  await api.does('PUT /environments/{key}/document', {
    at: { key: mine },
    body: { document: exported, note: 'again' },
  });
  await api.does('POST /environments/{key}/retirement', { at: { key: mine }, body: { note: 'over' } });
  await api.does('DELETE /environments/{key}/retirement', { at: { key: mine }, query: { note: 'not over' } });
  const segment = `doc_${randomUUID()}`;
  await api.does('POST /segments', {
    body: {
      key: segment,
      description: 'beta',
      conditions: [{ attribute: 'plan', operator: 'equals', values: ['pro'] }],
      included: ['1'],
      excluded: ['2'],
    },
  });
  await api.does('GET /segments', { query: { search: 'beta', limit: '1' } });
  await api.does('GET /segments/{key}', { at: { key: segment } });
  await api.does('PATCH /segments/{key}', {
    at: { key: segment },
    body: { description: 'more' },
    headers: { 'if-match': '"segment-1"' },
  });
  await api.does('DELETE /segments/{key}', { at: { key: segment }, query: { note: 'unused' } });
  await api.does('GET /reach', place);
  await api.does('GET /instances', place);

  // Access
  await api.does('GET /me');
  await api.does('GET /me', { headers: asAda });
  await makeIdentities(world);
  const { body: viewers } = await api.does('GET /people', {
    query: { role: 'viewer', disabled: 'false', limit: '1000' },
  });
  const viewer = { id: Number(viewers.people?.at(-1)?.id) };
  await api.does('POST /people/invitations', { body: { role: 'editor', environments: ['staging'] } });
  await api.does('GET /people/{id}', { at: viewer });
  await api.does('PATCH /people/{id}', { at: viewer, body: { role: 'editor', environments: [environment] } });
  await api.does('PATCH /people/{id}', { at: viewer, body: { disabled: false } });
  await api.does('POST /people/{id}/password-link', { at: viewer });
  const { body: open } = await api.does('GET /people/{id}/sessions', { at: viewer });
  const opened = String(open.sessions?.[0]?.id);
  await api.does('DELETE /people/{id}/sessions/{session}', { at: { ...viewer, session: opened } });
  await api.does('DELETE /people/{id}/sessions', { at: viewer });
  await db.execute(
    `update users set first_anonymous_id = '${randomUUID()}', first_id_linked_at = now() where id = ${viewer.id}`,
  );
  await api.does('DELETE /people/{id}/first-id', { at: viewer });
  const { body: token } = await api.does('POST /tokens', {
    body: { name: 'a service', ability: 'read', expires_in_days: 7 },
  });
  await api.does('GET /tokens', { query: { ability: 'read' } });
  await api.does('DELETE /tokens/{id}', { at: { id: token.id } });
  const { body: trigger } = await api.does('POST /tokens', {
    body: { name: 'Grafana', ability: 'trigger', flag: key, environments: [environment] },
  });
  const calls = { at: { secret: String(trigger.token) } };
  await api.does('POST /triggers/{secret}', { ...calls, body: { status: 'resolved' } });
  await api.does('POST /triggers/{secret}', calls);
  await api.does('GET /audit', { query: { what: 'flag.', environment, from: '', limit: '3' } });
  await api.does('GET /audit', { query: { format: 'csv', flag: key } });
  await api.does('GET /audit', { query: { format: 'ndjson', flag: key } });
  await api.does('GET /refusals');

  // Webhooks
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  const { body: hook } = await api.does('POST /webhooks', { body: { name: 'Chat', url, events: ['flag.killed'] } });
  await api.does('GET /webhooks', { query: { disabled: 'false' } });
  await api.does('GET /webhooks/{id}', { at: { id: hook.id } });
  await api.does('PATCH /webhooks/{id}', { at: { id: hook.id }, body: { name: 'Talk', environments: 'all' } });
  await api.does('POST /webhooks/{id}/secret', { at: { id: hook.id } });
  await api.does('POST /webhooks/{id}/test', { at: { id: hook.id } });
  const { body: told } = await api.does('GET /webhooks/{id}/deliveries', { at: { id: hook.id } });
  await api.does('POST /webhooks/deliveries/{id}/replay', { at: { id: told.deliveries?.[0]?.id ?? 0 } });
  await api.does('DELETE /webhooks/{id}', { at: { id: hook.id } });
  receiver.close();
  await close();

  expect(api.unseen()).toEqual([]);
  expect(api.refusedCount()).toBeGreaterThan(150);
});

test('an operation is found in the reference, read, and tried out in the browser', async ({
  page,
  signIn,
  serverA,
  adminToken,
}) => {
  const key = `doc_${randomUUID()}`;
  const headers = { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ key, identity_policy: 'device' });
  expect((await fetch(`${serverA.url}/api/flags`, { method: 'POST', headers, body })).status).toBe(201);
  await signIn(page);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'API', exact: true }).click();
  await page.getByRole('link', { name: /^PATCH \/flags\/\{key\} / }).click();
  await expect(page.getByRole('region', { name: 'Body' })).toContainText('rollout_percentage');
  await page.getByLabel('key', { exact: true }).fill(key);
  await page.getByRole('textbox', { name: 'Body' }).fill('{"rollout_percentage": 12.5, "note": "tried out"}');
  await page.getByRole('button', { name: 'Send PATCH' }).click();
  await expect(page.getByText('Answered with 200')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Answer', exact: true })).toContainText('"rollout_percentage": 12.5');
  await expect(page.getByRole('region', { name: 'Headers' })).toContainText('etag: "production-2"');
});
