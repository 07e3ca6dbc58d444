import { buildApp } from '../../scripts/app/build-app';
import { testPostgres } from './test-postgres';

/** The environment variable through which the set-up tells the workers where PostgreSQL is. */
export const STORIES_POSTGRES = 'SLUICE_E2E_POSTGRES';

/** Where the build is that the stories look at. */
export const STORIES_DIST_DIR = process.env.NEXT_DIST_DIR ?? '.next-verify';

/** What all stories share: the production build, and a PostgreSQL in which each worker has a database of its own. */
export default async function setUpStories(): Promise<() => Promise<void>> {
  const env: NodeJS.ProcessEnv = { ...process.env, NEXT_DIST_DIR: STORIES_DIST_DIR };
  await buildApp(env, new AbortController().signal);
  const postgres = await testPostgres(process.env);
  process.env[STORIES_POSTGRES] = postgres.serverUrl;
  return postgres.stop;
}
