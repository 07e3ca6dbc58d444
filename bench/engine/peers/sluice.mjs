import { build } from 'esbuild';
import { COUNTRIES, HUNDRED, ONE, PERCENTAGE, THREE } from '../cases.mjs';
import { isOnByFormula } from './article.mjs';

const rules = [
  {
    conditions: [
      { attribute: 'plan', operator: 'equals', values: ['enterprise'] },
      { attribute: 'seats', operator: 'greater_than', values: [100] },
    ],
    serve: { variant: 'on' },
  },
  {
    conditions: [
      { attribute: 'email', operator: 'ends_with', values: ['@example.com'] },
      { attribute: 'beta', operator: 'equals', values: [true] },
    ],
    serve: { variant: 'on' },
  },
  {
    conditions: [
      { attribute: 'country', operator: 'one_of', values: COUNTRIES },
      { attribute: 'seats', operator: 'greater_than', values: [250] },
    ],
    serve: { variant: 'on' },
  },
];

/** The engine, bundled as the app's build bundles it, with the flag looked up by its key as in a snapshot. */
export async function startSluice() {
  const { compileFlag, evaluate } = await engine();
  const flags = new Map([ONE, THREE, ...HUNDRED].map((key) => [key, compileFlag(stored(key))]));
  const now = Date.now();
  const isOn = (key, context) => Number(evaluate(flags.get(key), context, now).value);
  return {
    name: 'sluice',
    one: { prepare, answer: (context) => isOn(ONE, context), expected: ({ id }) => isOnByFormula(ONE, id) },
    three: { prepare, answer: (context) => isOn(THREE, context), expected: ({ id }) => isOnByFormula(THREE, id) },
    hundred: {
      prepare,
      answer: (context) => HUNDRED.reduce((on, key) => on + isOn(key, context), 0),
      expected: ({ id }) => HUNDRED.reduce((on, key) => on + isOnByFormula(key, id), 0),
    },
  };
}

function prepare({ id, ...attributes }) {
  return { targetingKey: id, attributes };
}

function stored(key) {
  return {
    key,
    enabled: true,
    rolloutPercentage: `${PERCENTAGE}.000`,
    rules: key === THREE ? rules : [],
    identityPolicy: 'device',
    failureMode: 'last-known-good',
    archived: false,
    revision: 1,
  };
}

async function engine() {
  const contents = "export { compileFlag } from './compile'; export { evaluate } from './evaluate';";
  const resolveDir = new URL('../../../lib/engine', import.meta.url).pathname;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir, loader: 'ts' },
    bundle: true,
    format: 'esm',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
