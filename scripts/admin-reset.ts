import { openDatabase } from '@/db/client';
import { makeSetupLink } from '@/lib/auth/setup-link';
import { configuration } from '@/lib/configuration';

// Prints a link by which the owner of the machine sets a new password for an admin.
const { DATABASE_URL, PUBLIC_URL, PORT } = configuration();
const { db, close } = openDatabase(DATABASE_URL, { connectionCountMax: 1 });
const token = await makeSetupLink(db, new Date(), { replaces: true });
await close();
console.log('With Sluice running, this link lets you back in; it works once, for 24 hours:');
console.log(`  ${PUBLIC_URL ?? `http://127.0.0.1:${PORT}`}/admin/setup?token=${token}`);
