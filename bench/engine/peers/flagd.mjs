import { FlagdCore } from '@openfeature/flagd-core';
import { countOn, HUNDRED, ONE, PERCENTAGE, RULED } from '../flags.mjs';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** flagd's in-process core, which compiles its rules to JavaScript. Its hash takes flag key and targeting key. */
export function startFlagd() {
  const { short, long } = RULED;
  const core = new FlagdCore(undefined, silent);
  const flags = Object.fromEntries([
    ...[ONE, ...HUNDRED].map((key) => [key, flag(share)]),
    ...[short, long].map((ruled) => [ruled.key, flag(targeting(ruled))]),
  ]);
  core.setConfigurations(JSON.stringify({ flags }));
  const isOn = (key, context) => Number(core.resolveBooleanEvaluation(key, false, context, silent).value);
  const asking = (key) => ({ prepare, answer: (context) => isOn(key, context) });
  return {
    name: 'flagd-core',
    one: asking(ONE),
    short: asking(short.key),
    long: asking(long.key),
    hundred: { prepare, answer: (context) => countOn(isOn, context) },
  };
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

function flag(targeting) {
  return { state: 'ENABLED', variants: { on: true, off: false }, defaultVariant: 'off', targeting };
}

function prepare({ id, ...attributes }) {
  return { targetingKey: id, ...attributes };
}
