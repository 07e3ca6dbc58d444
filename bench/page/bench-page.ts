import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { migrateDatabase } from '@/db/migrate';
import { NEXT } from '@/scripts/app/next-program';
import { serveApp } from '@/scripts/app/serve-app';
import { embeddedPostgres } from '@/scripts/postgres/embedded-postgres';
import { ensureDatabase } from '@/scripts/postgres/ensure-database';
import { freePort } from '@/scripts/processes/free-port';
import { step } from '@/scripts/step';
import { medianOf, medianWithInterval } from './interval';
import { type Measured, measureRounds } from './measure-rounds';
import { prepareData } from './prepare-data';
import { makeScratchApp } from './scratch-app';

const TARGET = 1.02;

/**
 * Prints the CPU per request of a page gating twenty flags divided by that of the same page ungated, anonymous and
 * signed in: the median of interleaved rounds with its 95 % interval.
 */
export async function benchPage(stop: AbortSignal): Promise<undefined> {
  const folder = path.resolve('.verify/bench-page');
  const postgres = await embeddedPostgres(path.join(folder, 'data'));
  try {
    const name = `bench_${randomUUID().replaceAll('-', '')}`;
    await ensureDatabase(postgres.urlOf('postgres'), name);
    const DATABASE_URL = postgres.urlOf(name);
    const SESSION_SECRET = randomUUID() + randomUUID();
    // The verbs that make the flags read their settings like any process of ours.
    Object.assign(process.env, { DATABASE_URL, SESSION_SECRET, HOST: '127.0.0.1', NODE_ENV: 'production' });
    await migrateDatabase(DATABASE_URL);
    const session = await prepareData(DATABASE_URL, SESSION_SECRET);
    const app = path.join(folder, 'app');
    makeScratchApp(app);
    process.chdir(app);
    await step(['node', NEXT, 'build'], { env: process.env, stop });
    const server = await serveApp('start', { env: process.env, port: await freePort(), stop });
    try {
      const anonymous = `anon_id=${randomUUID()}`;
      print('anonymous', await measureRounds(server, anonymous));
      print('signed in', await measureRounds(server, `${anonymous}; ${session}`));
    } finally {
      await server.stop();
    }
  } finally {
    await postgres.release();
  }
}

function print(who: string, { ratios, gatedUs, ungatedUs }: Measured): void {
  const { median, low, high } = medianWithInterval(ratios);
  console.log(
    `${who}: gated ÷ ungated = ${median.toFixed(4)} (95 % ${low.toFixed(4)} … ${high.toFixed(4)}, ${ratios.length} rounds; ` +
      `${medianOf(gatedUs).toFixed(0)} µs and ${medianOf(ungatedUs).toFixed(0)} µs a request; target ≤ ${TARGET})`,
  );
}
