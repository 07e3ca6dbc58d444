import { openDatabase } from '@/db/client';
import { configuration } from '@/lib/configuration';
import { verifyHistory } from '@/lib/history/verify-history';

// Says of every chain whether it holds, and the first thing that is wrong where it does not. Changes nothing.
const { DATABASE_URL, DATABASE_URL_DIRECT } = configuration();
const { db, close } = openDatabase(DATABASE_URL_DIRECT ?? DATABASE_URL, { connectionCountMax: 1 });
for await (const { chain, environment, end, fault } of verifyHistory(db)) {
  const name = environment === null ? chain : `${chain} (${environment})`;
  if (fault) process.exitCode = 1;
  console.log(
    fault
      ? `${name}: WRONG: ${fault.what}. Entries that hold: ${end.sequence}.`
      : `${name}: ${end.sequence} entries, head ${end.hash || '(none)'}`,
  );
}
await close();
