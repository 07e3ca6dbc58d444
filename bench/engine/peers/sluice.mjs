import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { countOn, HUNDRED, ONE, PERCENTAGE, partsInRuled, RULED } from '../flags.mjs';
import { isOnByFormula } from './article.mjs';

/** The engine, bundled as a build bundles it; each flag is looked up by its key, as in a snapshot. */
export async function startSluice() {
  const { compileFlag, evaluate, evaluateMany } = await bundledEngine();
  const ruledFlags = Object.values(RULED);
  const stored = [ONE, ...HUNDRED].map((key) => storedFlag(key, []));
  for (const ruled of ruledFlags) stored.push(storedFlag(ruled.key, rules(ruled)));
  const flags = new Map(stored.map((flag) => [flag.key, compileFlag(flag)]));
  const now = Date.now();
  const isOn = (key, context) => Number(evaluate(flags.get(key), context, now).value);
  const asking = (key) => ({
    prepare,
    answer: (context) => isOn(key, context),
    expected: ({ id }) => isOnByFormula(key, id),
  });
  const hundred = HUNDRED.map((key) => flags.get(key));
  const countOnAtOnce = (context) => {
    let on = 0;
    for (const { value } of evaluateMany(hundred, context, now)) on += Number(value);
    return on;
  };
  return {
    name: 'sluice',
    one: asking(ONE),
    ...partsInRuled(asking),
    hundred: { prepare, answer: countOnAtOnce, expected: ({ id }) => countOn(isOnByFormula, id) },
  };
}

function rules({ email, picked, lands, plans, seats }) {
  return [
    [{ attribute: 'email', operator: 'ends_with', values: [email] }],
    [{ attribute: 'customer', operator: 'one_of', values: picked }],
    [
      { attribute: 'land', operator: 'one_of', values: lands },
      { attribute: 'plan', operator: 'one_of', values: plans },
      { attribute: 'seats', operator: 'greater_than_or_equal', values: [seats] },
    ],
  ].map((conditions) => ({ conditions, serve: { variant: 'on' } }));
}

function storedFlag(key, rules) {
  return {
    key,
    enabled: true,
    killed: false,
    rolloutPercentage: `${PERCENTAGE}.000`,
    rules,
    identityPolicy: 'device',
    failureMode: 'last-known-good',
    archived: false,
    revision: 1,
  };
}

function prepare({ id, ...attributes }) {
  return { targetingKey: id, attributes };
}

async function bundledEngine() {
  const { outputFiles } = await build({
    stdin: {
      contents:
        "export { compileFlag } from './compile'; export { evaluate } from './evaluate'; export { evaluateMany } from './evaluate-many';",
      resolveDir: fileURLToPath(new URL('../../../lib/engine', import.meta.url)),
    },
    bundle: true,
    format: 'esm',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
