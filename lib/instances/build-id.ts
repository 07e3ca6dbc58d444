import { readFileSync } from 'node:fs';
import path from 'node:path';
import { configuration } from '@/lib/configuration';

/** Characters of Next's build id that are shown: enough to tell builds apart, short enough to read aloud. */
const SHOWN_LENGTH = 7;

/** Which build this process serves, shortened; null in one that serves none (in development, in a script). */
export function buildId(): string | null {
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), configuration().NEXT_DIST_DIR, 'BUILD_ID');
  try {
    return readFileSync(file, 'utf8').trim().slice(0, SHOWN_LENGTH);
  } catch {
    return null;
  }
}
