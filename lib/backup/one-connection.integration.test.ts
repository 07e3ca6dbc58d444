import { sql } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { testDatabase } from '@/e2e/support/test-database';
import { onOneConnection } from './one-connection';

const { url, db } = await testDatabase();

test('what was begun on a connection that is lost does not go on, outside its transaction, on another', async () => {
  const answers = await onOneConnection(url, async (client) => {
    await client.unsafe('begin');
    const [mine] = await client.unsafe('select pg_backend_pid() as pid');
    const pid = Number(mine?.pid);
    await db.execute(sql`select pg_terminate_backend(${pid})`);
    await vi.waitFor(async () => {
      expect(await db.execute(sql`select from pg_stat_activity where pid = ${pid}`)).toHaveLength(0);
    });
    // The first may find the end of the connection; those after it would find another.
    const statements = Array.from({ length: 3 }, () => () => client.unsafe('delete from environments'));
    const said: string[] = [];
    for (const ask of statements)
      said.push(
        await ask().then(
          () => 'done',
          ({ code }) => String(code),
        ),
      );
    return said;
  });
  expect(answers).toEqual(Array(3).fill(expect.stringMatching(/^(CONNECTION_|57P01|ECONNRESET)/)));
  expect((await db.execute(sql`select from environments`)).length).toBeGreaterThan(0);
});
