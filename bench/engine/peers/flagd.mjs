import { FlagdCore } from '@openfeature/flagd-core';
import { HUNDRED, ONE, PERCENTAGE, partsInRuled, RULED } from '../flags.mjs';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** flagd's in-process core, which compiles its rules to JavaScript. Its hash takes flag key and targeting key. */
export function startFlagd() {
  const ruledFlags = Object.values(RULED);
  const core = coreOf([[ONE, share], ...ruledFlags.map((ruled) => [ruled.key, targeting(ruled)])]);
  const hundred = coreOf(HUNDRED.map((key) => [key, share]));
  const asking = (key) => ({
    prepare,
    answer: (context) => Number(core.resolveBooleanEvaluation(key, false, context, silent).value),
  });
  return {
    name: 'flagd-core',
    one: asking(ONE),
    ...partsInRuled(asking),
    hundred: { prepare, answer: (context) => countOnAtOnce(hundred, context) },
  };
}

/** Asked for all of its flags at once, which it does a little faster than one by one. */
function countOnAtOnce(core, context) {
  let on = 0;
  for (const { value } of core.resolveAll(context, silent)) on += Number(value);
  return on;
}

function coreOf(flags) {
  const core = new FlagdCore(undefined, silent);
  const described = flags.map(([key, targeting]) => [
    key,
    { state: 'ENABLED', variants: { on: true, off: false }, defaultVariant: 'off', targeting },
  ]);
  core.setConfigurations(JSON.stringify({ flags: Object.fromEntries(described) }));
  return core;
}

const share = {
  fractional: [
    ['on', PERCENTAGE],
    ['off', 100 - PERCENTAGE],
  ],
};

function targeting({ email, picked, lands, plans, seats }) {
  const isLargerEuropean = [
    { in: [{ var: 'land' }, lands] },
    { in: [{ var: 'plan' }, plans] },
    { '>=': [{ var: 'seats' }, seats] },
  ];
  return {
    if: [
      { ends_with: [{ var: 'email' }, email] },
      'on',
      { in: [{ var: 'customer' }, picked] },
      'on',
      { and: isLargerEuropean },
      'on',
      share,
    ],
  };
}

function prepare({ id, ...attributes }) {
  return { targetingKey: id, ...attributes };
}
