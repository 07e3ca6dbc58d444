import { afterEach, expect, test } from 'vitest';
import { applySettings } from '@/e2e/support/apply-settings';
import { upstash } from '@/lib/cache/upstash';
import { noteBus } from '@/lib/snapshot/bus-report';
import { noteDatabase } from '@/lib/snapshot/database-report';
import { SIGHTINGS_MAX, visitorRing } from '@/lib/visitors/visitor-ring';
import { serviceStates } from './service-states';

afterEach(() => {
  noteBus('poll');
  noteDatabase(true, 0);
  Reflect.deleteProperty(globalThis, '__sluiceUpstash');
});

test('without Upstash and with a database that answers, that is what it says', () => {
  applySettings({});
  expect(serviceStates()).toEqual({
    database: { state: 'ok' },
    bus: { state: 'poll' },
    visitors: { state: 'ok', dropped: 0 },
    upstash: { state: 'not-configured' },
  });
});

test('each part is named as it is, from the first moment of its outage, and without its address', async () => {
  applySettings({ UPSTASH_REDIS_REST_URL: 'http://127.0.0.1:1', UPSTASH_REDIS_REST_TOKEN: 'hush' });
  expect(serviceStates().upstash).toEqual({ state: 'ok' });
  for (let i = 0; i < 3; i++) {
    await upstash()
      ?.breaker.run(() => Promise.reject(new Error('refused')))
      .catch(() => {});
  }
  noteBus('listen');
  for (const at of [1_000, 2_000]) noteDatabase(false, at);
  const states = serviceStates();
  expect(states).toEqual({
    database: { state: 'away', since: '1970-01-01T00:00:01.000Z' },
    bus: { state: 'listen' },
    visitors: { state: 'ok', dropped: 0 },
    upstash: { state: 'breaker-open' },
  });
  expect(JSON.stringify(states)).not.toMatch(/hush|127/);
});

test('sightings that found no room are counted where everybody can see it', () => {
  applySettings({});
  const ring = visitorRing();
  for (let nth = 0; nth < SIGHTINGS_MAX + 3; nth++)
    ring.record('production', 'a', { namespace: 'device', id: `${nth}`, isOn: true, isSignedIn: false, context: {} });
  expect(serviceStates().visitors).toEqual({ state: 'dropping', dropped: 3 });
  Reflect.deleteProperty(globalThis, '__sluiceVisitors');
});
