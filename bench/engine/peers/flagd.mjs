import { FlagdCore } from '@openfeature/flagd-core';
import { COUNTRIES, HUNDRED, ONE, PERCENTAGE, THREE } from '../cases.mjs';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** flagd's in-process core. Its own hash takes the flag key and the targeting key when a share names no other. */
export function startFlagd() {
  const core = new FlagdCore(undefined, silent);
  const hundred = new FlagdCore(undefined, silent);
  core.setConfigurations(JSON.stringify({ flags: { [ONE]: flag(share), [THREE]: flag(threeRules) } }));
  hundred.setConfigurations(JSON.stringify({ flags: Object.fromEntries(HUNDRED.map((key) => [key, flag(share)])) }));
  const isOn = (from, key, context) => Number(from.resolveBooleanEvaluation(key, false, context, silent).value);
  return {
    name: 'flagd-core',
    one: { prepare, answer: (context) => isOn(core, ONE, context) },
    three: { prepare, answer: (context) => isOn(core, THREE, context) },
    // Asked one by one: `resolveAll` copies every result and is slower.
    hundred: { prepare, answer: (context) => HUNDRED.reduce((on, key) => on + isOn(hundred, key, context), 0) },
  };
}

const share = {
  fractional: [
    ['on', PERCENTAGE],
    ['off', 100 - PERCENTAGE],
  ],
};

const threeRules = {
  if: [
    { and: [{ '==': [{ var: 'plan' }, 'enterprise'] }, { '>': [{ var: 'seats' }, 100] }] },
    'on',
    { and: [{ ends_with: [{ var: 'email' }, '@example.com'] }, { '==': [{ var: 'beta' }, true] }] },
    'on',
    { and: [{ in: [{ var: 'country' }, COUNTRIES] }, { '>': [{ var: 'seats' }, 250] }] },
    'on',
    share,
  ],
};

function flag(targeting) {
  return { state: 'ENABLED', variants: { on: true, off: false }, defaultVariant: 'off', targeting };
}

function prepare({ id, ...attributes }) {
  return { targetingKey: id, ...attributes };
}
