import { describe, expect, it } from 'vitest';
import { packFlags, unpackFlags } from './packed-flags';
import { tableFlag } from './table-flag.fixture';

describe('flags on their way to the table', () => {
  it('arrive as they left', () => {
    const change = { who: 'Ada', note: 'a “quoted” </script> note', at: '2026-11-22T12:00:00.000Z' };
    const flags = [
      tableFlag(),
      tableFlag({ key: 'b', enabled: false, archived: true, tags: [], rolloutPercentage: 33.333, version: 12 }),
      tableFlag({ key: 'c', lastChange: change, updatedAt: change.at }),
      tableFlag({ key: 'd', lastChange: change, updatedAt: '2026-11-22T13:00:00.000Z' }),
      tableFlag({ key: 'e', killedBy: { who: 'Ada', at: change.at } }),
      tableFlag({ key: 'f', asked: { lastAt: change.at, dayCount: 1204 } }),
    ];
    expect(unpackFlags(packFlags(flags))).toEqual(flags);
  });
});
