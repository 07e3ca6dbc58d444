import { GrowthBookClient } from '@growthbook/growthbook';
import { countOn, HUNDRED, ONE, PERCENTAGE, partsInRuled, RULED } from '../flags.mjs';

/** GrowthBook's client for servers, its payload given in memory. "Ends with" is a regular expression there. */
export function startGrowthBook() {
  const ruledFlags = Object.values(RULED);
  const client = new GrowthBookClient({});
  const features = Object.fromEntries([
    ...[ONE, ...HUNDRED].map((key) => [key, feature(key, [])]),
    ...ruledFlags.map((ruled) => [ruled.key, feature(ruled.key, conditions(ruled))]),
  ]);
  client.initSync({ payload: { features } });
  const isOn = (key, user) => Number(client.isOn(key, user));
  const asking = (key) => ({ prepare, answer: (user) => isOn(key, user) });
  return {
    name: 'growthbook',
    one: asking(ONE),
    ...partsInRuled(asking),
    hundred: { prepare, answer: (user) => countOn(isOn, user) },
  };
}

function conditions({ email, picked, lands, plans, seats }) {
  return [
    { email: { $regex: `${email.replace('.', '\\.')}$` } },
    { customer: { $in: picked } },
    { land: { $in: lands }, plan: { $in: plans }, seats: { $gte: seats } },
  ];
}

function feature(key, list) {
  const share = { force: true, coverage: PERCENTAGE / 100, hashAttribute: 'id', hashVersion: 2, seed: key };
  return { defaultValue: false, rules: [...list.map((condition) => ({ condition, force: true })), share] };
}

function prepare(user) {
  return { attributes: user };
}
