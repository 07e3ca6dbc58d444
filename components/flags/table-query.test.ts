import { describe, expect, it } from 'vitest';
import { addressOf, flagHref, isFiltered, parseTableQuery, tableHref } from './table-query';

const search = {
  environment: 'staging',
  q: 'dash',
  state: 'on',
  tag: 'web',
  stage: 'stale',
  sort: '-updated',
  page: '3',
};
const address = addressOf('/admin/flags', search);

describe('the address of the table', () => {
  it('says everything that the table shows: read and written again it is the same', () => {
    const query = parseTableQuery(search);
    expect(query).toEqual({
      q: 'dash',
      state: 'on',
      kind: '',
      owner: '',
      tag: 'web',
      stage: 'stale',
      sort: 'updated',
      direction: 'descending',
      page: 3,
    });
    expect(tableHref(address, query, { page: 3 })).toBe(
      '/admin/flags?environment=staging&q=dash&state=on&tag=web&stage=stale&sort=-updated&page=3',
    );
  });

  it('keeps the environment in every link, and in those to the flags', () => {
    expect(tableHref(address, parseTableQuery({}))).toBe('/admin/flags?environment=staging');
    expect(flagHref(address, 'a.b')).toBe('/admin/flags/a.b?environment=staging');
    expect(tableHref(addressOf('/admin/flags', {}), parseTableQuery({}))).toBe('/admin/flags');
  });

  it('goes back to the first page when anything but the page changes', () => {
    expect(parseTableQuery({ page: '2' }).page).toBe(2);
    expect(tableHref(addressOf('/f', {}), parseTableQuery({ page: '2' }), { q: 'x' })).toBe('/f?q=x');
  });

  it('is the plain table where it makes no sense', () => {
    const query = parseTableQuery({ state: 'maybe', sort: 'colour', page: '-4' });
    expect(query).toEqual(parseTableQuery({}));
    expect(isFiltered(query)).toBe(false);
  });
});
