import { writeBackup } from '@/lib/backup/write-backup';
import { configuration } from '@/lib/configuration';
import { command } from './command';
import { Refusal } from './refusal';

// Writes everything that is worth keeping to the file that is named.
await command(async () => {
  const file = process.argv[2];
  if (!file) throw new Refusal('Say where: npm run backup -- sluice.backup');
  const { DATABASE_URL, DATABASE_URL_DIRECT } = configuration();
  const { flags, history, users } = await writeBackup(DATABASE_URL_DIRECT ?? DATABASE_URL, { file, now: new Date() });
  console.log(`${file}: ${flags} flags, ${history} entries of history, ${users} people.`);
  return 0;
});
