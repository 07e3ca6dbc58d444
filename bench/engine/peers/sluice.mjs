import { bundledEngine, storedFlag } from '../engine.mjs';
import { countOn, HUNDRED, ONE, partsInRuled, RULED } from '../flags.mjs';
import { isOnByFormula } from './article.mjs';

/** Our engine; each flag is looked up by its key, as in a snapshot. */
export async function startSluice() {
  const { compileFlag, evaluate, evaluateMany } = await bundledEngine();
  const ruledFlags = Object.values(RULED);
  const stored = [ONE, ...HUNDRED].map((key) => storedFlag(key, {}));
  for (const ruled of ruledFlags) stored.push(storedFlag(ruled.key, { rules: rules(ruled) }));
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

function prepare({ id, ...attributes }) {
  return { targetingKey: id, attributes };
}
