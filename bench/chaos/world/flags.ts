/** The environment that everybody asks and edits in. */
export const ENVIRONMENT = 'production';

/** The flags of the run: made through the API, one in every way of deciding and of failing. */
export const FLAGS = [
  { key: 'chaos_split', identity_policy: 'device', enabled: true, rollout_percentage: 50 },
  { key: 'chaos_by_account', identity_policy: 'user', enabled: true, rollout_percentage: 25 },
  {
    key: 'chaos_closed',
    identity_policy: 'device',
    enabled: true,
    rollout_percentage: 75,
    failure_mode: 'fail-closed',
  },
  { key: 'chaos_open', identity_policy: 'device', enabled: true, rollout_percentage: 10, failure_mode: 'fail-open' },
  { key: 'chaos_switch', identity_policy: 'device', enabled: false, rollout_percentage: 100 },
] as const;

/** Whom they are asked for: half a thousandth more or less moves some of them. */
export const USERS: readonly string[] = Array.from({ length: 40 }, (_, index) => `${1_000 + index * 7}`);
