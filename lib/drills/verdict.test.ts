import { expect, test } from 'vitest';
import { type Layer, verdict } from './verdict';

const layer = (kind: Layer['layer'], ms: number | null, name = ''): Layer => ({
  layer: kind,
  name,
  state: ms === null ? 'late' : 'followed',
  ms,
});
const unused: Layer = { layer: 'upstash', name: '', state: 'unused', ms: null };

test('a drill passes where every layer in use followed in time; what is not in use says nothing', () => {
  const layers = [layer('commit', 5), layer('notification', 9), layer('instance', 20, 'web-1'), unused];
  expect(verdict(layers, 30_000)).toEqual({ isPassed: true, fault: '', p50Ms: 9, p95Ms: 20, maxMs: 20 });
});

test('the first layer that did not follow is at fault, by its name', () => {
  const layers = [
    layer('commit', 5),
    layer('instance', 12, 'web-1'),
    layer('instance', null, 'web-2'),
    layer('page', null),
  ];
  expect(verdict(layers, 30_000)).toMatchObject({ isPassed: false, fault: 'instance web-2', maxMs: 12 });
});

test('a layer that followed after the budget was too late', () => {
  expect(verdict([layer('commit', 5), layer('page', 31_000)], 30_000)).toMatchObject({
    isPassed: false,
    fault: 'the cached page',
    maxMs: 31_000,
  });
});

test('a kill that was never made is no drill that passed', () => {
  expect(verdict([], 30_000)).toEqual({
    isPassed: false,
    fault: 'the kill itself',
    p50Ms: null,
    p95Ms: null,
    maxMs: null,
  });
});
