import type { TableFlag } from './table-flag';

/** A flag of the table for tests: released, on at 10 %, never changed or killed. */
export function tableFlag(part: Partial<TableFlag> = {}): TableFlag {
  return {
    key: 'new_dashboard',
    description: 'The rebuilt dashboard',
    kind: 'release',
    enabled: true,
    killedBy: null,
    rolloutPercentage: 10,
    hasSplit: false,
    owner: 'Growth',
    tags: ['web'],
    archived: false,
    version: 1,
    updatedAt: '2026-11-22T12:00:00.000Z',
    lastChange: null,
    plan: null,
    asked: null,
    stage: 'ramping',
    ...part,
  };
}
