import { bundledEngine, storedFlag } from './engine.mjs';
import { alignedRows, median } from './table.mjs';

const RULES = 100;
const CONDITIONS_A_RULE = 50;
const ROUNDS = 300;
const BUDGET_MS = 10;

const LONG = 'a'.repeat(1024);
const NEEDLE = `${'a'.repeat(60)}b`;
const ADDRESS = '2001:dead:beef:1:2:3:4:5';
const INSTANT = '2026-11-29T12:34:56.123456789+01:00';
const PATH = 'a.b.c.d.e.f.g.h.i.j';

/**
 * What each kind of condition takes longest for: conditions that never hold, as many as one evaluation may visit, against
 * the attribute that makes them look at all of it. `given` is what they are asked of;
 * patterns, which remember what they saw, are given another text each time.
 */
const HOSTILE = [
  { operator: 'equals', values: ['nobody'], given: 'somebody' },
  { operator: 'one_of', values: [`${LONG}b`, `${LONG}c`], given: LONG },
  { operator: 'equals', values: ['NOBODY'], given: LONG.toUpperCase(), ignore_case: true },
  { operator: 'contains', values: [NEEDLE], given: LONG },
  { operator: 'contains', values: [`${LONG.slice(512)}b`], given: LONG },
  { operator: 'contains', values: Array(100).fill(NEEDLE), given: LONG },
  { operator: 'contains', values: Array(100).fill(NEEDLE), given: LONG, ignore_case: true },
  { operator: 'starts_with', values: ['nobody'], given: LONG.toUpperCase(), ignore_case: true },
  { operator: 'starts_with', values: Array(100).fill(`${LONG.slice(1)}b`), given: LONG },
  { operator: 'ends_with', values: Array(100).fill(`${LONG.slice(2)}b`), given: LONG },
  { operator: 'ends_with', values: Array(100).fill(`${LONG.slice(2)}b`), given: LONG, ignore_case: true },
  { operator: 'matches', values: ['(a|b)*a(a|b){12}c'], given: mixed },
  { operator: 'matches', values: ['(a|aa)+(a?){20}(c|d)$'], given: mixed },
  { operator: 'matches', values: ['(.*a){6}.*c'], given: mixed, ignore_case: true },
  { operator: 'greater_than', values: [10], given: 9.5 },
  { operator: 'between', values: [10, 20], given: 9.5 },
  { operator: 'semver_greater_than', values: ['9.0.0-a'], given: '1.2.3-alpha.1+build' },
  { operator: 'semver_greater_than', values: ['9.0.0-a'], given: `1.2.3-${'a.'.repeat(124)}a` },
  { operator: 'before', values: ['2000-01-01T00:00:00Z'], given: INSTANT },
  { operator: 'within_last', values: [60], given: INSTANT },
  { operator: 'any_of', values: ['a', 'b'], given: Array(1000).fill('nobody') },
  { operator: 'all_of', values: ['nobody', 'else'], given: Array(1000).fill('nobody') },
  { operator: 'in_network', values: ['2001:db8::/48'], given: ADDRESS },
  { operator: 'in_network', values: Array(100).fill('2001:dead:beef:1:2:3:4:6/128'), given: ADDRESS },
  { operator: 'exists', values: [], given: undefined },
  { operator: 'equals', values: ['nobody'], given: 'somebody', attribute: PATH },
  { segment: 'nobody', given: undefined },
  { flag: 'asked-too', variants: ['on'], given: undefined },
];

/** A c, and 511 of two other letters, drawn by a simple generator: other ones each time. */
function mixed(round) {
  let seed = round + 1;
  const drawn = Array.from({ length: 511 }, () => {
    seed = (seed * 48_271) % 0x7fffffff;
    return seed % 2 === 0 ? 'a' : 'b';
  });
  return `c${drawn.join('')}`;
}

/** Prints how long the worst evaluations take, in ms of wall clock; answers whether all were really asked to the end. */
export async function printHostile() {
  const engine = await bundledEngine();
  const rows = [['ms', 'conditions', 'median', 'p99', 'worst', 'the first', `budget ${BUDGET_MS}`]];
  let isComplete = true;
  for (const { given, ...condition } of HOSTILE) {
    const { count, times, reason } = timesOf(engine, { ...condition, given });
    // Whatever stopped early would be measured at less than it may take.
    if (reason === 'ERROR') isComplete = false;
    const sorted = times.slice(1).toSorted((one, other) => one - other);
    const told = [median(sorted), sorted[Math.floor(sorted.length * 0.99)], sorted.at(-1), times[0]];
    const verdict = reason === 'ERROR' ? 'NOT ASKED TO THE END' : told[1] <= BUDGET_MS ? 'kept' : 'MISSED';
    rows.push([nameOf(condition), count.toLocaleString('en'), ...told.map((ms) => ms.toFixed(2)), verdict]);
  }
  console.log('\nThe longest that one evaluation can be made to take, as many conditions as it may ask:');
  for (const line of alignedRows(rows)) console.log(line);
  return isComplete;
}

function nameOf({ operator, values, ignore_case: ignoreCase, attribute, segment }) {
  if (!operator) return segment ? 'in a segment' : 'another flag';
  const about = [values.length > 2 && `${values.length} values`, ignoreCase && 'in any case', attribute && 'ten names'];
  return [operator, ...about.filter(Boolean)].join(', ');
}

/** The flag needs another one, because one flag holds no more than 5,000 conditions. */
function timesOf({ compileFlag, compileSegment, evaluate, visitsOf, VISITS_MAX }, { given, ...said }) {
  const condition = said.operator ? { attribute: 'a', ...said } : said;
  // Asked for, a segment or a flag is a visit too.
  const each = visitsOf([condition]) + (said.operator ? 0 : 1);
  const count = Math.min(Math.floor((VISITS_MAX - 10) / each), 2 * RULES * CONDITIONS_A_RULE);
  const here = Math.min(count, RULES * CONDITIONS_A_RULE);
  const flags = new Map(
    [
      storedFlag('asked', {
        rules: rulesOf(condition, here),
        prerequisites: [{ flag: 'needed', variants: ['off'] }],
        rolloutPercentage: '0',
      }),
      storedFlag('needed', { rules: rulesOf(condition, count - here), rolloutPercentage: '0' }),
      storedFlag('asked-too', { rolloutPercentage: '0' }),
    ].map((stored) => [stored.key, compileFlag(stored)]),
  );
  const nobody = { key: 'nobody', conditions: [], included: ['somebody'], excluded: [], revision: 1 };
  const world = { flags, segments: new Map([['nobody', compileSegment(nobody)]]) };
  const now = Date.parse('2026-11-29T12:00:00Z');
  const times = [];
  let reason;
  for (let round = 0; round < ROUNDS; round++) {
    const context = contextOf(condition.attribute, typeof given === 'function' ? given(round) : given);
    const start = performance.now();
    ({ reason } = evaluate(flags.get('asked'), context, now, world));
    times.push(performance.now() - start);
  }
  return { count, times, reason };
}

function contextOf(attribute, given) {
  const names = (attribute ?? 'a').split('.').toReversed();
  const attributes = given === undefined ? {} : names.reduce((inner, name) => ({ [name]: inner }), given);
  return { targetingKey: 'x'.repeat(1024), attributes };
}

/** Spread over as many rules as there may be; `any`, so that all are asked. */
function rulesOf(condition, count) {
  const each = Math.max(1, Math.ceil(count / RULES));
  return Array.from({ length: Math.ceil(count / each) }, (_, nth) => {
    const size = Math.min(each, count - nth * each);
    return { conditions: [{ any: Array(size).fill(condition) }], serve: { variant: 'on' } };
  });
}
