import { GrowthBookClient } from '@growthbook/growthbook';
import { COUNTRIES, HUNDRED, ONE, PERCENTAGE, THREE } from '../cases.mjs';

/** GrowthBook's client for servers, with its payload given in memory. It has no "ends with" but regular expressions. */
export function startGrowthBook() {
  const client = new GrowthBookClient({});
  const features = {
    [ONE]: feature(share(ONE)),
    [THREE]: feature(...rules, share(THREE)),
    ...Object.fromEntries(HUNDRED.map((key) => [key, feature(share(key))])),
  };
  client.initSync({ payload: { features } });
  return {
    name: 'growthbook',
    one: { prepare, answer: (user) => Number(client.isOn(ONE, user)) },
    three: { prepare, answer: (user) => Number(client.isOn(THREE, user)) },
    hundred: {
      prepare,
      answer: (user) => HUNDRED.reduce((on, key) => on + Number(client.isOn(key, user)), 0),
    },
  };
}

const rules = [
  { condition: { plan: 'enterprise', seats: { $gt: 100 } }, force: true },
  { condition: { email: { $regex: '@example\\.com$' }, beta: true }, force: true },
  { condition: { country: { $in: COUNTRIES }, seats: { $gt: 250 } }, force: true },
];

function share(key) {
  return { force: true, coverage: PERCENTAGE / 100, hashAttribute: 'id', hashVersion: 2, seed: key };
}

function feature(...list) {
  return { defaultValue: false, rules: list };
}

function prepare(user) {
  return { attributes: user };
}
