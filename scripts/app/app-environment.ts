import path from 'node:path';
import { readConfiguration } from '@/lib/configuration';
import { embeddedPostgres } from '../postgres/embedded-postgres';
import { ensureDatabase } from '../postgres/ensure-database';
import { secretFile } from '../secret-file';

export interface AppEnvironment {
  readonly env: NodeJS.ProcessEnv;
  readonly port: number;
  /** Stops the embedded database, if this started it and nobody else uses it. */
  readonly release: () => Promise<void>;
}

const DATABASE = 'sluice';

/**
 * The environment that the app runs in: what is given, and for what is not, the embedded database and a session secret
 * kept beside it. Whoever names a database shares it, so the secret is theirs to name. Throws ConfigurationError.
 */
export async function appEnvironment(given: NodeJS.ProcessEnv): Promise<AppEnvironment> {
  const dataDir = path.resolve(given.SLUICE_DATA_DIR || '.data');
  const fixed = { SLUICE_DATA_DIR: dataDir, HOST: '127.0.0.1', NEXT_TELEMETRY_DISABLED: '1' };
  if (given.DATABASE_URL) return checked({ ...given, ...fixed }, async () => {});

  const { urlOf, release } = await embeddedPostgres(dataDir);
  try {
    await ensureDatabase(urlOf('postgres'), DATABASE);
    const SESSION_SECRET = given.SESSION_SECRET || secretFile(path.join(dataDir, 'session.secret'));
    return checked({ ...given, ...fixed, DATABASE_URL: urlOf(DATABASE), SESSION_SECRET }, release);
  } catch (problem) {
    await release();
    throw problem;
  }
}

function checked(env: NodeJS.ProcessEnv, release: () => Promise<void>): AppEnvironment {
  return { env, port: readConfiguration(env).PORT, release };
}
