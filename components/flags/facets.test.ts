import { expect, it } from 'vitest';
import { facetsOf } from './facets';
import { tableFlag } from './table-flag.fixture';

it('offers each kind, owner and tag that occurs once, in order, and no empty one', () => {
  const flags = [
    tableFlag({ owner: 'Search', tags: ['web', 'api'] }),
    tableFlag({ owner: '', kind: 'ops', tags: ['api'] }),
    tableFlag({ owner: 'Growth', tags: [] }),
  ];
  expect(facetsOf(flags)).toEqual({ kinds: ['ops', 'release'], owners: ['Growth', 'Search'], tags: ['api', 'web'] });
});
