import { describe, expect, it } from 'vitest';
import { selectRows } from './select-rows';
import { tableFlag } from './table-flag.fixture';
import { parseTableQuery } from './table-query';

const flags = [
  tableFlag({ key: 'search-v3', description: 'Vector search', owner: 'Search', tags: ['api'], rolloutPercentage: 50 }),
  tableFlag({ key: 'new_dashboard', rolloutPercentage: 5 }),
  tableFlag({ key: 'pricing', description: '', enabled: false, kind: 'experiment', rolloutPercentage: 50 }),
  tableFlag({ key: 'banner', archived: true }),
];
const keysOf = (search: Record<string, string>) => selectRows(flags, parseTableQuery(search)).map(({ key }) => key);

describe('the rows of the table', () => {
  it('are all flags in the order of their keys, without the archived ones', () => {
    expect(keysOf({})).toEqual(['new_dashboard', 'pricing', 'search-v3']);
  });

  it('are the archived ones where those are asked for', () => {
    expect(keysOf({ state: 'archived' })).toEqual(['banner']);
  });

  it.each([
    ['DASH', 'new_dashboard'],
    ['vector', 'search-v3'],
    ['growth pric', 'pricing'],
    ['api', 'search-v3'],
  ])('are found by key, description, owner and tag, whatever the case, by every word: %s', (q, found) => {
    expect(keysOf({ q })).toEqual([found]);
  });

  it('pass every filter that is set', () => {
    expect(keysOf({ state: 'on', owner: 'Growth' })).toEqual(['new_dashboard']);
    expect(keysOf({ state: 'off' })).toEqual(['pricing']);
    expect(keysOf({ kind: 'experiment', tag: 'api' })).toEqual([]);
  });

  it('are killed, and neither on nor off, where somebody killed them; archived or not', () => {
    const killedBy = { who: 'Ada', at: '2026-11-22T12:00:00.000Z' };
    const killed = [tableFlag({ key: 'hot', killedBy }), tableFlag({ key: 'old', archived: true, killedBy })];
    const keys = (search: Record<string, string>) =>
      selectRows([...flags, ...killed], parseTableQuery(search)).map(({ key }) => key);
    expect(keys({ state: 'killed' })).toEqual(['hot', 'old']);
    expect(keys({ state: 'on' })).not.toContain('hot');
    expect(keys({ state: 'off' })).not.toContain('hot');
    expect(keys({ sort: 'state' })).toEqual(['hot', 'new_dashboard', 'search-v3', 'pricing']);
  });

  it('are ordered by any column, either way, and ties always by key', () => {
    expect(keysOf({ sort: 'rollout' })).toEqual(['new_dashboard', 'pricing', 'search-v3']);
    expect(keysOf({ sort: '-rollout' })).toEqual(['pricing', 'search-v3', 'new_dashboard']);
  });

  it('leave the list that they were selected from as it was', () => {
    keysOf({ sort: 'rollout' });
    expect(flags[0]?.key).toBe('search-v3');
  });
});
