import { execFile } from 'node:child_process';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { applySettings } from '@/e2e/support/apply-settings';
import { testDatabase } from '@/e2e/support/test-database';
import { seedFlags } from '@/lib/flags/seed-flags';

// A process of its own takes seconds to start on a machine that is busy.
const START_MS_MAX = 60_000;

const { url, db, close } = await testDatabase();
applySettings({ DATABASE_URL: url });
await seedFlags(db, { environment: 'production', now: new Date() });

/** What the script says, line by line, and the code that it ends with. */
function historyVerify(): Promise<{ code: number; lines: string[] }> {
  const env = { ...process.env, DATABASE_URL: url, SESSION_SECRET: 'a secret that is only used by tests' };
  return new Promise((resolve) => {
    execFile('node', ['--import', 'tsx', 'scripts/history-verify.ts'], { env }, (error, stdout) => {
      resolve({ code: Number(error?.code ?? 0), lines: stdout.trim().split('\n') });
    });
  });
}

test(
  'history:verify says of each chain how long it is and what its head is; where one does not hold, it fails',
  async () => {
    const holds = await historyVerify();
    expect(holds).toEqual({
      code: 0,
      lines: [
        expect.stringMatching(/^environment:1 \(production\): \d+ entries, head [0-9a-f]{64}$/),
        expect.stringMatching(/^environment:2 \(staging\): \d+ entries, head [0-9a-f]{64}$/),
        expect.stringMatching(/^environment:3 \(development\): \d+ entries, head [0-9a-f]{64}$/),
        'access: 0 entries, head (none)',
      ],
    });

    await db.execute(sql`alter table history disable trigger all`);
    await db.execute(sql`update history set body = body || ' ' where chain = 'environment:2' and sequence = 2`);
    await close();
    const { code, lines } = await historyVerify();
    expect(code).toBe(1);
    expect(lines[0]).toBe(holds.lines[0]);
    expect(lines[1]).toBe(
      'environment:2 (staging): WRONG: entry 2 was rewritten: its hash is not that of its text. Entries that hold: 1.',
    );
    expect(lines.slice(2)).toEqual(holds.lines.slice(2));
  },
  START_MS_MAX * 2,
);
