import { migrateDatabase } from '@/db/migrate';
import { configuration } from '@/lib/configuration';

// Brings the database to the newest schema; behind a transaction pooler, on the direct URL.
const { DATABASE_URL, DATABASE_URL_DIRECT } = configuration();
await migrateDatabase(DATABASE_URL_DIRECT ?? DATABASE_URL);
