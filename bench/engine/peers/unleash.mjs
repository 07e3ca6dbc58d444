import { InMemStorageProvider, Unleash } from 'unleash-client';
import { COUNTRIES, HUNDRED, ONE, PERCENTAGE, THREE } from '../cases.mjs';

/** unleash-client, bootstrapped in memory, without metrics and without polling. Any strategy that holds turns it on. */
export async function startUnleash() {
  const client = new Unleash({
    appName: 'bench',
    url: 'http://127.0.0.1:1',
    bootstrap: { data: [feature(ONE), feature(THREE, rules), ...HUNDRED.map((key) => feature(key))] },
    storageProvider: new InMemStorageProvider(),
    disableMetrics: true,
    refreshInterval: 0,
    skipInstanceCountWarning: true,
  });
  // There is no server, and it says so; the bootstrap is what is measured.
  client.on('error', () => {});
  client.on('warn', () => {});
  while (!client.getFeatureToggleDefinition(ONE)) await new Promise(setImmediate);
  const isOn = (key, context) => Number(client.isEnabled(key, context));
  return {
    name: 'unleash',
    one: { prepare, answer: (context) => isOn(ONE, context) },
    three: { prepare, answer: (context) => isOn(THREE, context) },
    hundred: { prepare, answer: (context) => HUNDRED.reduce((on, key) => on + isOn(key, context), 0) },
  };
}

const rules = [
  [
    { contextName: 'plan', operator: 'IN', values: ['enterprise'] },
    { contextName: 'seats', operator: 'NUM_GT', value: '100' },
  ],
  [
    { contextName: 'email', operator: 'STR_ENDS_WITH', values: ['@example.com'] },
    { contextName: 'beta', operator: 'IN', values: ['true'] },
  ],
  [
    { contextName: 'country', operator: 'IN', values: COUNTRIES },
    { contextName: 'seats', operator: 'NUM_GT', value: '250' },
  ],
];

function prepare({ id, beta, seats, ...properties }) {
  // Its properties are strings.
  return { userId: id, properties: { ...properties, beta: String(beta), seats: String(seats) } };
}

function feature(name, constraintLists = []) {
  const parameters = { rollout: String(PERCENTAGE), stickiness: 'userId', groupId: name };
  return {
    name,
    enabled: true,
    strategies: [
      ...constraintLists.map((constraints) => ({ name: 'default', parameters: {}, constraints })),
      { name: 'flexibleRollout', parameters, constraints: [] },
    ],
  };
}
