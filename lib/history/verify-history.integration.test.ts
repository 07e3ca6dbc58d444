import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { entry, hashOf, toldHistory } from '@/e2e/support/told-history';

const reportsAfter = await toldHistory();

test('a history that nobody touched holds: every chain, to its head, and every flag as it was told', async () => {
  const reports = await reportsAfter();
  expect(reports.map(({ chain, environment, end, fault }) => [chain, environment, end.sequence, fault])).toEqual([
    ['environment:1', 'production', 8, null],
    ['environment:2', 'staging', 2, null],
    ['environment:3', 'development', 2, null],
    ['access', null, 1, null],
  ]);
  expect(new Set(reports.map(({ end }) => end.hash)).size).toBe(4);
});

test('one chain that does not hold says nothing of the others', async () => {
  const reports = await reportsAfter(sql`update history set body = body || ' ' where ${entry(2)}`);
  expect(reports.map(({ chain, end, fault }) => [chain, end.sequence, fault === null])).toEqual([
    ['environment:1', 1, false],
    ['environment:2', 2, true],
    ['environment:3', 2, true],
    ['access', 1, true],
  ]);
});

test('the chain of accounts and access is verified like the others', async () => {
  const [, , , access] = await reportsAfter(
    sql`update history set body = replace(body, '"admin"', '"member"') where chain = 'access'`,
  );
  expect(access).toMatchObject({ chain: 'access', fault: { sequence: 1 } });
});

test('entries that were put into a chain that nobody keeps are found', async () => {
  const reports = await reportsAfter(sql`update history set chain = 'environment:4' where chain = 'environment:2'`);
  expect(reports.filter(({ fault }) => fault).map(({ chain, fault }) => [chain, fault?.what])).toEqual([
    ['environment:2', "entry 1 is missing: the chain's head is entry 2"],
    ['environment:4', 'entry 1 is in a chain that nobody keeps'],
  ]);
});

test('who rewrites everything after an entry, the head included, leaves a chain that holds with another head', async () => {
  const [before] = await reportsAfter();
  const forged = await reportsAfter(
    sql`update history set body = replace(body, '"note":""', '"note":"It was Bob"') where ${entry(8)}`,
    sql`update history set hash = ${hashOf(sql`body`, sql`previous_hash`)} where ${entry(8)}`,
    sql`update environments set chain_hash = (select hash from history where ${entry(8)}) where id = 1`,
  );
  // The one thing that a chain inside the database cannot show: so the heads are printed, to be kept elsewhere.
  expect(forged[0]?.fault).toBeNull();
  expect(forged[0]?.end.hash).not.toBe(before?.end.hash);
  expect(forged[0]?.end.hash).toMatch(/^[0-9a-f]{64}$/);
});
