import { InMemStorageProvider, Unleash } from 'unleash-client';
import { countOn, HUNDRED, ONE, PERCENTAGE, partsInRuled, RULED } from '../flags.mjs';

/** unleash-client, bootstrapped in memory, without metrics or polling. Any strategy that holds turns a flag on. */
export async function startUnleash() {
  const ruledFlags = Object.values(RULED);
  const client = new Unleash({
    appName: 'bench',
    url: 'http://127.0.0.1:1',
    bootstrap: {
      data: [
        ...[ONE, ...HUNDRED].map((key) => feature(key, [])),
        ...ruledFlags.map((ruled) => feature(ruled.key, constraintLists(ruled))),
      ],
    },
    storageProvider: new InMemStorageProvider(),
    disableMetrics: true,
    refreshInterval: 0,
    skipInstanceCountWarning: true,
  });
  // There is no server, and it says so; what is measured came with the bootstrap.
  client.on('error', () => {});
  client.on('warn', () => {});
  while (!client.getFeatureToggleDefinition(ONE)) await new Promise(setImmediate);
  const isOn = (key, context) => Number(client.isEnabled(key, context));
  const asking = (key) => ({ prepare, answer: (context) => isOn(key, context) });
  return {
    name: 'unleash',
    one: asking(ONE),
    ...partsInRuled(asking),
    hundred: { prepare, answer: (context) => countOn(isOn, context) },
  };
}

function constraintLists({ email, picked, lands, plans, seats }) {
  return [
    [{ contextName: 'email', operator: 'STR_ENDS_WITH', values: [email] }],
    [{ contextName: 'customer', operator: 'IN', values: picked }],
    [
      { contextName: 'land', operator: 'IN', values: lands },
      { contextName: 'plan', operator: 'IN', values: plans },
      { contextName: 'seats', operator: 'NUM_GTE', value: String(seats) },
    ],
  ];
}

function feature(name, lists) {
  const parameters = { rollout: String(PERCENTAGE), stickiness: 'userId', groupId: name };
  return {
    name,
    enabled: true,
    strategies: [
      ...lists.map((constraints) => ({ name: 'default', parameters: {}, constraints })),
      { name: 'flexibleRollout', parameters, constraints: [] },
    ],
  };
}

function prepare({ id, seats, ...properties }) {
  return { userId: id, properties: { ...properties, seats: String(seats) } };
}
