import { OFREPProvider } from '@openfeature/ofrep-provider';
import { OpenFeature } from '@openfeature/server-sdk';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { flagWorld } from '@/e2e/support/flag-world';
import { serveHandlers } from '@/e2e/support/serve-handlers';
import { makeApiToken } from '@/lib/auth/make-api-token';
import { bucket } from '@/lib/engine/bucket';
import { editFlag } from '@/lib/flags/edit-flag';
import { killFlag } from '@/lib/flags/kill-flag';
import { STREAMS_OF_A_TOKEN_MAX, takeStream } from '@/lib/ofrep/open-streams';
import { keepSnapshots } from '@/lib/snapshot/resident-snapshots';
import { tellRevision } from '@/lib/snapshot/revision-news';
import { SnapshotStore } from '@/lib/snapshot/store';
import { getEvents } from './get-events';
import { ofrepRoute } from './ofrep-route';
import { postEvaluateFlag } from './post-evaluate-flag';
import { postEvaluateFlags } from './post-evaluate-flags';

const { db, ada, flag } = await flagWorld({ SLUICE_EVALUATION: 'token' });
const store = new SnapshotStore({ db, monotonicNow: () => 0, onAccepted: ({ snapshot }) => tellRevision(snapshot) });
let server: Awaited<ReturnType<typeof serveHandlers>>;
let headers: Record<string, string>;

beforeAll(async () => {
  const { token } = await makeApiToken(ada, { name: 'a service', ability: 'evaluate' });
  headers = { Authorization: `Bearer ${token}` };
  await flag('half', { rollout_percentage: 50 });
  const sizes = [
    { name: 'big', value: { size: 9, tags: ['a'] } },
    { name: 'small', value: { size: 1, tags: [] } },
  ];
  await flag('sizes', { value_type: 'json', variants: sizes, rollout_percentage: 100 });
  keepSnapshots(store);
  await store.poll();
  const [all, one, events] = [
    ofrepRoute(postEvaluateFlags),
    ofrepRoute<'key'>(postEvaluateFlag),
    ofrepRoute(getEvents),
  ];
  server = await serveHandlers((method, path) => {
    const [, key] = /^\/ofrep\/v1\/evaluate\/flags\/([^/]+)$/.exec(path) ?? [];
    if (key !== undefined) return { handler: one as typeof all, params: { key: decodeURIComponent(key) } };
    if (path === '/ofrep/v1/events' && method === 'GET') return { handler: events, params: {} };
    return path === '/ofrep/v1/evaluate/flags' ? { handler: all, params: {} } : null;
  });
  await OpenFeature.setProviderAndWait(
    new OFREPProvider({ baseUrl: server.url, headers: Object.entries(headers) as [string, string][] }),
  );
});
afterAll(async () => {
  await OpenFeature.close();
  server.close();
  keepSnapshots(null);
});

describe('the server SDK with its OFREP provider, unmodified', () => {
  const client = OpenFeature.getClient();

  test('gives everybody the answer of the bucket law, and says why', async () => {
    for (let id = 0; id < 100; id++) {
      const { value, reason, variant } = await client.getBooleanDetails('half', false, { targetingKey: `${id}` });
      const isOn = bucket('half', `${id}`) < 50;
      expect({ value, reason, variant }).toEqual({ value: isOn, reason: 'SPLIT', variant: isOn ? 'on' : 'off' });
    }
    expect(await client.getObjectValue('sizes', {}, { targetingKey: '1' })).toEqual({ size: 9, tags: ['a'] });
  });

  test('falls back to its code’s default with the right error where there is no flag, no key or another type', async () => {
    const { value, errorCode } = await client.getBooleanDetails('no-such-flag', true, { targetingKey: '1' });
    expect({ value, errorCode }).toEqual({ value: true, errorCode: 'FLAG_NOT_FOUND' });
    expect(await client.getBooleanDetails('half', true, {})).toMatchObject({
      errorCode: 'TARGETING_KEY_MISSING',
      value: true,
    });
    expect(await client.getStringDetails('half', 'x', { targetingKey: '1' })).toMatchObject({
      errorCode: 'TYPE_MISMATCH',
    });
  });

  test('does not bring back what is killed, whatever its code’s default', async () => {
    const key = await flag('killed-for-all', { rollout_percentage: 100 });
    await killFlag(ada, { environment: 'production', key, input: {} });
    await store.poll();
    const { value, reason } = await client.getBooleanDetails(key, true, { targetingKey: '1' });
    expect({ value, reason }).toEqual({ value: false, reason: 'DISABLED' });
  });
});

describe('the stream', () => {
  const bulk = async (by = headers) => {
    const sent = {
      method: 'POST',
      headers: { ...by, 'content-type': 'application/json' },
      body: '{"context":{"targetingKey":"1"}}',
    };
    return (await (await fetch(`${server.url}/ofrep/v1/evaluate/flags`, sent)).json()) as {
      eventStreams: { endpoint: { requestUri: string } }[];
    };
  };
  const open = async (lastEventId?: string, by = headers) => {
    const uri = (await bulk(by)).eventStreams[0]?.endpoint.requestUri ?? '';
    const gone = new AbortController();
    const sent = { signal: gone.signal, headers: lastEventId === undefined ? {} : { 'last-event-id': lastEventId } };
    const answer = await fetch(`${server.url}${uri}`, sent);
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const until = async (pattern: RegExp) => {
      while (!pattern.test(text)) text += (await reader?.read())?.value ?? '';
      return text;
    };
    return { answer, until, text: () => text, close: () => gone.abort() };
  };
  const raise = (percentage: number) =>
    editFlag(ada, { environment: 'production', key: 'half', patch: { rollout_percentage: percentage } });

  test('says that something changed, once for many changes, and how it is named', async () => {
    const stream = await open();
    expect(stream.answer.headers.get('content-type')).toContain('text/event-stream');
    expect(stream.answer.headers.get('cache-control')).toContain('no-transform');
    await stream.until(/: open/);
    for (const percentage of [51, 52, 53]) await raise(percentage).then(() => store.poll());
    const text = await stream.until(/refetchEvaluation/);
    const held = store.current('production');
    expect(text.match(/refetchEvaluation/g)).toHaveLength(1);
    expect(text).toContain(`id: ${held?.lineage}-${held?.revision}`);
    stream.close();
  });

  test('tells whoever comes back at once that they missed something, and nothing where they did not', async () => {
    const held = store.current('production');
    const current = await open(`${held?.lineage}-${held?.revision}`);
    await current.until(/: open/);
    expect(current.text()).not.toContain('refetch');
    current.close();
    const behind = await open(`${held?.lineage}-1`);
    await behind.until(/refetchEvaluation/);
    behind.close();
  });

  test('is refused to a token that holds its share of them, not to another, and has a place again when one goes', async () => {
    const mine = (await bulk()).eventStreams[0]?.endpoint.requestUri ?? '';
    const callerOf = (uri: string) => new URLSearchParams(uri.split('?')[1]).get('caller') ?? '';
    const takeAll = (caller: string) => Array.from({ length: STREAMS_OF_A_TOKEN_MAX }, () => takeStream(caller));
    const taken = takeAll(callerOf(mine));
    const refused = await fetch(`${server.url}${mine}`);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    const other = await makeApiToken(ada, { name: 'another service', ability: 'evaluate' });
    const theirs = await open(undefined, { Authorization: `Bearer ${other.token}` });
    expect(theirs.answer.status).toBe(200);
    for (const leave of taken) leave?.();
    const again = await open();
    expect(again.answer.status).toBe(200);
    again.close();
    // Whoever closes the connection leaves the place.
    theirs.close();
    await vi.waitFor(
      () => {
        const places = takeAll(callerOf(theirs.answer.url));
        for (const leave of places) leave?.();
        expect(places.filter((leave) => leave === null)).toEqual([]);
      },
      { timeout: 20_000 },
    );
  });

  test.each(['', '?environment=production', '?environment=staging&caller=x&until=99999999999999&key=x'])(
    'is opened by an address of ours alone: %s',
    async (query) => {
      expect((await fetch(`${server.url}/ofrep/v1/events${query}`)).status).toBe(401);
    },
  );
});
