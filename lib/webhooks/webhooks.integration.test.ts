import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'drizzle-orm';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accountCalled, contextOf, flagWorld } from '@/e2e/support/flag-world';
import { editFlag } from '@/lib/flags/edit-flag';
import { killFlag } from '@/lib/flags/kill-flag';
import {
  createWebhook,
  deleteWebhook,
  editWebhook,
  replayDelivery,
  rotateSecret,
  testWebhook,
} from './change-webhooks';
import { underWay } from './deliver';
import { listDeliveries, listWebhooks } from './list-webhooks';
import { tellWebhooks } from './webhook-works';

const { db, ada, flag } = await flagWorld({ SLUICE_WEBHOOK_NETWORKS: '127.0.0.0/8' });

interface Received {
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly event: { type: string; data: { flag: string; environment: string; after: Record<string, unknown> } };
}
const received: Received[] = [];
let answer: (incoming: IncomingMessage) => number | 'hang' = () => 204;
const server = createServer(async (incoming, response) => {
  const body = Buffer.concat(await incoming.toArray()).toString();
  const status = answer(incoming);
  if (status === 'hang') return;
  received.push({ headers: incoming.headers as Record<string, string>, body, event: JSON.parse(body) });
  response.writeHead(status, status === 302 ? { location: 'http://127.0.0.1:1/' } : {}).end('thanks');
});
let url = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  received.length = 0;
  answer = () => 204;
  await db.execute(sql`delete from webhooks`);
});

/** Lets everything that is due be told, and its answers come in. */
async function told(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    await tellWebhooks(db);
    await Promise.all(underWay());
  }
}
const make = (said: object = {}) => createWebhook(ada, { name: 'Chat', url, ...said });
const raise = (key: string, percentage: number, environment = 'production') =>
  editFlag(ada, { environment, key, patch: { rollout_percentage: percentage } });

/** How long a save takes, in ms: the middle of twenty, with webhooks told between them. */
async function msOfSaves(key: string): Promise<number> {
  const times: number[] = [];
  for (let nth = 0; nth < 20; nth++) {
    const began = performance.now();
    await raise(key, Math.round(2_000 + Math.random() * 90_000) / 1_000);
    times.push(performance.now() - began);
    await tellWebhooks(db);
  }
  return times.toSorted((one, other) => one - other)[10] ?? 0;
}

describe('a webhook', () => {
  test('is told of what comes after it, signed as Standard Webhooks has it, and each thing once', async () => {
    const key = await flag('told-of');
    const { secret, id } = await make();
    await raise(key, 33);
    await told();
    expect(received).toHaveLength(1);
    const [{ headers, body, event } = received[0] as Received] = received;
    expect(event).toMatchObject({
      type: 'flag.edited',
      data: { flag: key, environment: 'production', who: 'Ada', after: { rollout_percentage: 33 } },
    });
    expect(new Webhook(secret).verify(body, headers)).toEqual(event);
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow();
    await told();
    expect(received).toHaveLength(1);
    expect(await listDeliveries(db, id)).toMatchObject([
      { state: 'delivered', status: 204, attempts: 1, event: 'flag.edited' },
    ]);
  });

  test('is told of the events and environments that it asks for', async () => {
    const key = await flag('filtered');
    await make({ events: ['flag.killed'], environments: ['staging'] });
    await raise(key, 5, 'staging');
    await killFlag(ada, { environment: 'production', key, input: {} });
    await killFlag(ada, { environment: 'staging', key, input: {} });
    await told();
    expect(received.map(({ event }) => [event.type, event.data.environment])).toEqual([['flag.killed', 'staging']]);
  });

  test('as Slack takes it is a sentence in which nobody’s words are markup', async () => {
    const key = await flag('in-chat');
    await make({ kind: 'slack' });
    await killFlag(ada, { environment: 'production', key, input: { note: '<!channel> & more' } });
    await told();
    const { text } = JSON.parse(received[0]?.body ?? '{}');
    expect(text).toBe('*flag.killed* `in-chat` in production by Ada\n> &lt;!channel&gt; &amp; more');
    expect(received[0]?.headers['webhook-signature']).toBeUndefined();
  });

  test('goes on signing with the secret of before for a day', async () => {
    const { secret, id } = await make();
    const next = await rotateSecret(ada, id);
    await testWebhook(ada, id);
    await told();
    const [first] = received;
    for (const one of [secret, next])
      expect(new Webhook(one).verify(first?.body ?? '', first?.headers ?? {})).toMatchObject({ type: 'webhook.test' });
    await db.execute(sql`update webhooks set previous_until = now() - interval '1 second'`);
    await testWebhook(ada, id);
    await told();
    expect(() => new Webhook(secret).verify(received[1]?.body ?? '', received[1]?.headers ?? {})).toThrow();
  });
});

describe('a receiver that fails', () => {
  test('is told again, later and in the order of each flag, and another flag does not wait for it', async () => {
    const [one, other] = [await flag('in-order'), await flag('beside')];
    const { id } = await make();
    answer = () => (received.length === 0 ? 500 : 204);
    await raise(one, 1);
    await raise(one, 2);
    await raise(other, 3);
    await told();
    const seen = () => received.map(({ event }) => [event.data.flag, event.data.after.rollout_percentage]);
    expect(seen()).toEqual([
      ['in-order', 1],
      ['beside', 3],
    ]);
    const [, waiting] = await listDeliveries(db, id);
    expect(waiting).toMatchObject({ state: 'pending' });
    await db.execute(sql`update webhook_deliveries set next_at = now() - interval '1 second' where state = 'pending'`);
    await told();
    expect(seen()).toEqual([
      ['in-order', 1],
      ['beside', 3],
      ['in-order', 1],
      ['in-order', 2],
    ]);
    const [again] = received.filter(({ event }) => event.data.flag === 'in-order').slice(1);
    expect(again?.headers['webhook-id']).toBe(received[0]?.headers['webhook-id']);
  });

  test('for a day is given up, disables its webhook with a reason, and may be enabled and sent again', async () => {
    const key = await flag('hopeless');
    const { id } = await make();
    answer = () => 503;
    await raise(key, 1);
    await told();
    await db.execute(sql`update webhooks set failing_since = now() - interval '25 hours'`);
    await db.execute(sql`update webhook_deliveries set created_at = now() - interval '25 hours', next_at = now()`);
    await told();
    expect(await listWebhooks(db)).toMatchObject([
      { disabledAt: expect.any(String), disabledBecause: expect.stringContaining('503') },
    ]);
    const [lost] = await listDeliveries(db, id);
    expect(lost).toMatchObject({ state: 'given-up', status: 503, answer: 'thanks' });
    received.length = 0;
    answer = () => 204;
    await editWebhook(ada, id, { enabled: true });
    await replayDelivery(ada, lost?.id ?? 0);
    await told();
    expect(received.map(({ event }) => event.data.flag)).toEqual([key]);
  });

  test('that redirects is told no further', async () => {
    const { id } = await make();
    answer = () => 302;
    await testWebhook(ada, id);
    await told();
    expect(await listDeliveries(db, id)).toMatchObject([{ state: 'pending', status: 302 }]);
  });

  test('by hanging, fifty of them, holds up no save and no other receiver', async () => {
    const key = await flag('hung');
    answer = ({ url: path }) => (path === '/hook' ? 204 : 'hang');
    for (let i = 0; i < 50; i++) await createWebhook(ada, { name: `Hung ${i}`, url: `${url}/${i}` });
    await make();
    await raise(key, 1);
    await tellWebhooks(db);
    const beside = await msOfSaves(key);
    await db.execute(sql`update webhooks set disabled_at = now() where name like 'Hung%'`);
    const alone = await msOfSaves(key);
    await db.execute(sql`update webhooks set disabled_at = null`);
    console.log(`A save beside 50 hanging receivers ${beside.toFixed(1)} ms, without webhooks ${alone.toFixed(1)} ms.`);
    const deadline = performance.now() + 8_000;
    while (received.length === 0 && performance.now() < deadline) await tellWebhooks(db);
    expect(received.length).toBeGreaterThan(0);
    server.closeAllConnections();
    await Promise.all(underWay());
  });
});

describe('an address inside', () => {
  test.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.5/',
    'http://192.168.1.1/',
    'http://[::1]:9/',
    'http://[::ffff:10.0.0.1]/',
    'http://[fd00::1]/',
    'http://0.0.0.0:9/',
    'http://100.64.0.1/',
  ])('is not asked: %s', async (address) => {
    const { id } = await make({ url: address });
    await testWebhook(ada, id);
    await told();
    const [refused] = await listDeliveries(db, id);
    expect(refused).toMatchObject({ status: null, answer: expect.stringContaining('not a public address') });
  });
});

test('admins alone have webhooks, and an address with a password, another scheme or a strange event is refused', async () => {
  const eve = contextOf(db, await accountCalled(db, 'Eve', 'editor'));
  const { id } = await make();
  for (const deed of [
    () => createWebhook(eve, { name: 'x', url }),
    () => editWebhook(eve, id, {}),
    () => rotateSecret(eve, id),
    () => testWebhook(eve, id),
    () => deleteWebhook(eve, id),
  ]) {
    await expect(deed()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  for (const [said, field] of [
    [{ url: 'ftp://x.example' }, 'url'],
    [{ url: 'https://a:b@x.example' }, 'url'],
    [{ events: ['everything'] }, 'events.0'],
    [{ environments: ['nowhere'] }, 'environments'],
    [{ secret: 'mine' }, 'secret'],
  ] as const) {
    await expect(make(said)).rejects.toMatchObject({ more: { field } });
  }
  await deleteWebhook(ada, id);
  expect(await listWebhooks(db)).toEqual([]);
});
