import { expect, test } from 'vitest';
import { dependencyOf, dependencyProblem } from './dependencies';

const on = ['on'];
const needs = (...flags: string[]) =>
  dependencyOf({ rules: [], prerequisites: flags.map((flag) => ({ flag, variants: on })) });
const world = (asks: Record<string, string[]>) =>
  new Map(Object.entries(asks).map(([key, flags]) => [key, needs(...flags)]));

test('what a flag asks for is found in prerequisites and in conditions, those in groups included', () => {
  const rules = [
    {
      conditions: [
        {
          any: [
            { flag: 'b', variants: ['on', 'off'] },
            { attribute: 'flag', operator: 'exists' },
          ],
        },
      ],
    },
    { conditions: [{ flag: 'a', variants: ['off'], negate: true }] },
  ];
  const { asks } = dependencyOf({ rules, prerequisites: [{ flag: 'a', variants: on }] });
  expect(Object.fromEntries([...asks].map(([key, names]) => [key, [...names].toSorted()]))).toEqual({
    a: ['off', 'on'],
    b: ['off', 'on'],
  });
  expect(dependencyOf({ rules: 'poison', prerequisites: { flag: 'a' } }).asks.size).toBe(0);
});

test('a cycle is named, however long, and one that a flag closes with itself', () => {
  expect(dependencyProblem('a', world({ a: ['b'], b: ['c'], c: ['a'] }))).toContain('a → b → c → a');
  expect(dependencyProblem('a', world({ a: ['a'] }))).toContain('a → a');
  expect(dependencyProblem('a', world({ a: ['b', 'c'], b: ['d'], c: ['d'] }))).toBeNull();
});

test('a chain ends where an evaluation would, of the flags before this one too', () => {
  const chain = (length: number) =>
    world(Object.fromEntries(Array.from({ length }, (_, nth) => [`f${nth}`, [`f${nth + 1}`]])));
  expect(dependencyProblem('f0', chain(10))).toBeNull();
  expect(dependencyProblem('f0', chain(11))).toContain('f0 would depend on what depends on others, 11 deep');
  expect(dependencyProblem('f9', chain(11))).toContain('f0 would depend');
});

test('more flags, and more steps, than one evaluation may take are refused with the figure', () => {
  const wide = (count: number) => world({ a: Array.from({ length: count }, (_, nth) => `f${nth}`) });
  expect(dependencyProblem('a', wide(100))).toBeNull();
  expect(dependencyProblem('a', wide(101))).toBe('a would depend on 101 flags and segments, of 100 at most.');
  const contains = { attribute: 'mail', operator: 'contains', values: Array(1300).fill('x') };
  const costly = new Map([['a', dependencyOf({ rules: [{ conditions: [contains] }], prerequisites: [] })]]);
  expect(dependencyProblem('a', costly)).toContain('could take 15,600 steps');
});
