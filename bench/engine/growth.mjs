import { contexts } from './contexts.mjs';
import { bundledEngine, storedFlag } from './engine.mjs';
import { measure } from './measure.mjs';
import { alignedRows, median } from './table.mjs';

/**
 * What an evaluation costs as things grow: `sizes` are measured turn about, and `says` tells what is expected of the
 * medians, with the figure.
 */
const GROWTHS = [
  {
    name: 'flags beside it',
    sizes: [10, 100, 1_000, 10_000],
    flagOf: () => storedFlag('asked', { rules: rulesOf([['land', ['AT', 'DE']]]) }),
    beside: (size) => Array.from({ length: size }, (_, nth) => storedFlag(`other_${nth}`, {})),
    says: (first, last) => `flat: ${ratio(last, first)} of the first`,
  },
  {
    name: 'conditions, all asked',
    sizes: [1, 5, 10, 25, 50],
    flagOf: (size) => storedFlag('asked', { rules: rulesOf(Array(size).fill(['kind', ['person', 'guest']])) }),
    says: (first, last) => `linear: ${((last - first) / 49).toFixed(1)} ns for each more`,
  },
  {
    name: 'ids targeted by name',
    sizes: [10, 100, 1_000, 10_000],
    flagOf: (size) => storedFlag('asked', { targets: targetsOf(size) }),
    says: (first, last) => `flat: ${ratio(last, first)} of the first`,
  },
];

/** Prints nanoseconds of CPU an evaluation by size; the same users as in all cases. */
export async function printGrowth() {
  const { compileFlag, evaluate } = await bundledEngine();
  const rows = GROWTHS.map(({ name, sizes, flagOf, beside = () => [], says }) => {
    const runs = sizes.map((size) => {
      const flags = new Map([flagOf(size), ...beside(size)].map((stored) => [stored.key, compileFlag(stored)]));
      const world = { flags, segments: new Map() };
      const now = Date.now();
      const answer = (context) => Number(evaluate(flags.get('asked'), context, now, world).value);
      return { name: String(size), grown: { prepare, answer } };
    });
    const times = measure({ key: 'grown', calls: 8192, contexts }, runs);
    const medians = sizes.map((size) => median(times[size]));
    const told = sizes.map((size, nth) => `${size.toLocaleString('en')}: ${Math.round(medians[nth])}`);
    return [name, told.join('  '), says(medians[0], medians.at(-1))];
  });
  console.log('\nSluice alone, ns of CPU an evaluation, as something grows:');
  for (const line of alignedRows(rows)) console.log(line);
}

function prepare({ id, ...attributes }) {
  return { targetingKey: id, attributes: { ...attributes, kind: 'person' } };
}

/** One rule; each condition is an attribute and its values. */
function rulesOf(asked) {
  const conditions = asked.map(([attribute, values]) => ({ attribute, operator: 'one_of', values }));
  return [{ conditions, serve: { variant: 'on' } }];
}

/** Ids that look like anybody's; the first is somebody who asks. */
function targetsOf(size) {
  const others = Array.from({ length: size - 1 }, (_, nth) => `user-${500_000 + nth}`);
  return [contexts[0].id, ...others].map((key) => ({ key, variant: 'on' }));
}

function ratio(last, first) {
  return `${(last / first).toFixed(2)} ×`;
}
