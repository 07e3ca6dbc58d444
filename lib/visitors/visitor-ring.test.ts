import { expect, test } from 'vitest';
import { SIGHTINGS_MAX, TAKEN_MAX, VisitorRing } from './visitor-ring';

/** `where` is an environment, a flag and a namespace. */
function record(ring: VisitorRing, where: string, id: string, isOn: boolean): void {
  const [environment = '', flag = '', namespace] = where.split(' ');
  ring.record(environment, flag, {
    namespace: namespace === 'user' ? 'user' : 'device',
    id,
    isOn,
    isSignedIn: false,
    context: {},
  });
}

test('everybody is told once a flag, and who ever got it counts as having seen it', () => {
  const ring = new VisitorRing();
  record(ring, 'production a device', '1', true);
  record(ring, 'production a device', '1', false);
  record(ring, 'production b device', '1', false);
  record(ring, 'production a user', '1', false);
  record(ring, 'staging a device', '1', false);
  const one = {
    environment: 'production',
    flag: 'a',
    namespace: 'device',
    id: '1',
    isOn: true,
    isSignedIn: false,
    context: {},
  };
  expect(ring.take()).toEqual([
    one,
    { ...one, flag: 'b', isOn: false },
    { ...one, namespace: 'user', isOn: false },
    { ...one, environment: 'staging', isOn: false },
  ]);
  expect(ring.take()).toEqual([]);
});

test('what finds no room is dropped and counted, and there is room again after a flush', () => {
  const ring = new VisitorRing();
  for (let i = 0; i < SIGHTINGS_MAX + 5; i++) record(ring, 'production a device', `${i}`, false);
  expect(ring.droppedCount).toBe(5);
  expect(ring.take()).toHaveLength(TAKEN_MAX);
  record(ring, 'production a device', 'one more', false);
  expect(ring.take()).toHaveLength(1);
  expect(ring.droppedCount).toBe(5);
});

test('who was taken lately is not taken again for the same answer, until it is time or the writing failed', () => {
  const ring = new VisitorRing();
  const taken = (isOn: boolean) => {
    record(ring, 'production a device', '1', isOn);
    return ring.take().length;
  };
  expect([taken(false), taken(false), taken(true), taken(true), taken(false)]).toEqual([1, 0, 1, 0, 0]);
  ring.turn();
  expect(taken(true)).toBe(0);
  ring.turn();
  expect(taken(true)).toBe(1);
  ring.forget();
  expect(taken(true)).toBe(1);
});

test('of more than one flush writes, a flag that is asked much leaves the others their share', () => {
  const ring = new VisitorRing();
  for (let i = 0; i < 10_000; i++) record(ring, 'production busy device', `${i}`, false);
  for (let i = 0; i < 600; i++) record(ring, 'production calm device', `${i}`, false);
  for (let i = 0; i < 10; i++) record(ring, 'production rare device', `${i}`, false);
  const count = new Map<string, number>();
  for (const { flag } of ring.take()) count.set(flag, (count.get(flag) ?? 0) + 1);
  expect(Object.fromEntries(count)).toEqual({ busy: 656, calm: 334, rare: 10 });
});
