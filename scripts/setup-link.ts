import { openDatabase } from '@/db/client';
import { makeSetupLink } from '@/lib/auth/setup-link';
import { configuration } from '@/lib/configuration';
import { DomainError } from '@/lib/domain-error';

// Prints a link that makes the first admin, while there is none.
const { DATABASE_URL, PUBLIC_URL, PORT } = configuration();
const { db, close } = openDatabase(DATABASE_URL, { connectionCountMax: 1 });
try {
  const token = await makeSetupLink(db, new Date());
  console.log('There is no admin yet. This link makes the first one; it works once, for 24 hours:');
  console.log(`  ${PUBLIC_URL ?? `http://127.0.0.1:${PORT}`}/admin/setup?token=${token}\n`);
} catch (problem) {
  if (!(problem instanceof DomainError && problem.code === 'CONFLICT')) throw problem;
} finally {
  await close();
}
