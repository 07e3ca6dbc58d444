import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '@/e2e/support/test-database';
import { thresholdOf } from '@/lib/engine/bucket';
import { formatPercentage } from '@/lib/engine/percentage';
import { storedPercentage } from '@/lib/flags/flag-row';
import { openDatabase } from './client';

const { url } = await testDatabase();
const { db, close } = openDatabase(url);
afterAll(close);

test('each of the 100,001 percentages comes back from the database as it went in, and turns on as many positions', async () => {
  const steps = Array.from({ length: 100_001 }, (_, thousandths) => thousandths / 1000);
  const rows = await db.execute<{ text: string }>(sql`
    select percentage::numeric(6, 3)::text as text
    from jsonb_array_elements_text(${JSON.stringify(steps.map(formatPercentage))}::jsonb) with ordinality as given(percentage, n)
    order by n`);
  let wrong = 0;
  rows.forEach(({ text }, thousandths) => {
    const percentage = storedPercentage(text);
    if (percentage !== thousandths / 1000 || thresholdOf(percentage) !== thousandths) wrong += 1;
  });
  expect({ rows: rows.length, wrong }).toEqual({ rows: 100_001, wrong: 0 });
});

test('a percentage that the database could not hold is a bug, and rises', () => {
  expect(() => storedPercentage('101')).toThrow('The database holds a percentage of 101.');
  expect(() => storedPercentage('NaN')).toThrow('The database holds a percentage of NaN.');
});
