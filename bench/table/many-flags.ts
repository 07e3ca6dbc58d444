const OWNERS = ['checkout', 'growth', 'platform', 'search'];

/** A document of an environment, to be imported, with flags as a grown company has them. */
export function manyFlags(environment: string, count: number) {
  const said = { schema: 'sluice.environment/1', environment, exported_at: new Date().toISOString(), segments: [] };
  const flags = Array.from({ length: count }, (_, place) => ({
    key: `${OWNERS[place % OWNERS.length]}.feature-${`${place}`.padStart(5, '0')}`,
    description: `What the ${OWNERS[place % OWNERS.length]} team makes ready in its step ${place}`,
    owner: `${OWNERS[place % OWNERS.length]}@example.com`,
    tags: [`q${1 + (place % 4)}`, place % 3 === 0 ? 'mobile' : 'web'],
    identity_policy: 'device',
    enabled: place % 5 !== 0,
    rollout_percentage: (place * 7) % 101,
    split: null,
    rules: [],
    targets: [],
    prerequisites: [],
  }));
  return { ...said, flags };
}
