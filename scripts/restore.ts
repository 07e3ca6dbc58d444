import { restoreBackup } from '@/lib/backup/restore-backup';
import { configuration } from '@/lib/configuration';
import { command } from './command';
import { Refusal } from './refusal';

// Brings back what `npm run backup` wrote, into a database that is empty.
await command(async () => {
  const file = process.argv[2];
  if (!file) throw new Refusal('Say from where: npm run restore -- sluice.backup');
  const { DATABASE_URL, DATABASE_URL_DIRECT } = configuration();
  const { flags, history, users } = await restoreBackup(DATABASE_URL_DIRECT ?? DATABASE_URL, file);
  console.log(`Restored ${flags} flags, ${history} entries of history, ${users} people.`);
  return 0;
});
