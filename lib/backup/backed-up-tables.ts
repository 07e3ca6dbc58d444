/** What a backup holds, each table after those that it refers to. */
export const BACKED_UP_TABLES = [
  'environments',
  'users',
  'api_tokens',
  'one_time_links',
  'flags',
  'history',
  'flag_environments',
  'segments',
  'segment_environments',
  'schedules',
  'drills',
  'reminder_snoozes',
  'rollout_plans',
  'signals',
  'evaluation_counts',
  'unknown_keys',
  'visitors',
  'refusals',
  'webhooks',
  'webhook_cursors',
  'webhook_deliveries',
  'idempotency_keys',
  'installation',
] as const;

export type BackedUpTable = (typeof BACKED_UP_TABLES)[number];

/** What is of the moment only: who is signed in, who failed to be, and which processes run. */
export const LEFT_OUT_TABLES = ['sessions', 'sign_in_attempts', 'instances', 'instance_snapshots', 'acknowledgements'];

/** The tables that give out numbers, all in their column `id`. A number that was given once is never given again. */
export const NUMBERED_TABLES: readonly BackedUpTable[] = [
  'environments',
  'users',
  'api_tokens',
  'flags',
  'history',
  'segments',
  'schedules',
  'drills',
  'rollout_plans',
  'webhooks',
  'webhook_deliveries',
];
