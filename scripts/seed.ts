import { openDatabase } from '@/db/client';
import { configuration } from '@/lib/configuration';
import { seedFlags } from '@/lib/flags/seed-flags';

// Makes the example flags in a database that has none.
const { DATABASE_URL, SLUICE_ENVIRONMENT } = configuration();
const { db, close } = openDatabase(DATABASE_URL, { connectionCountMax: 1 });
const made = await seedFlags(db, { environment: SLUICE_ENVIRONMENT, now: new Date() });
if (made > 0) console.log(`Made ${made} example flags in ${SLUICE_ENVIRONMENT}.`);
await close();
