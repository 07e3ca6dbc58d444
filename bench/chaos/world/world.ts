import { randomBytes } from 'node:crypto';
import { mkdirSync, openSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Database, openDatabase } from '@/db/client';
import { migrateDatabase } from '@/db/migrate';
import { buildApp } from '@/scripts/app/build-app';
import { ensureDatabase } from '@/scripts/postgres/ensure-database';
import { freePort } from '@/scripts/processes/free-port';
import { openTcpGate, type TcpGate } from '@/scripts/processes/tcp-gate';
import { bundle } from '../light/bundle';
import { ENVIRONMENT } from './flags';
import type { Instance } from './instance';
import { startLight } from './light-instance';
import { endLeftPostgres, type OwnPostgres, ownPostgres } from './own-postgres';
import { type OwnUpstash, ownUpstash } from './own-upstash';
import { type SavingProcess, startSaving } from './save-process';
import { startServer } from './server-instance';

const DATABASE = 'sluice';

/** Stores of our own, gates before them, and what is needed to start instances that lead through the gates. */
export interface World {
  readonly folder: string;
  readonly postgres: OwnPostgres;
  /** What lies between the instances and PostgreSQL. */
  readonly gate: TcpGate;
  readonly upstash: OwnUpstash;
  /** To PostgreSQL itself, past the gate. */
  readonly db: Database;
  readonly databaseUrl: string;
  readonly adminToken: string;
  /** The settings of every instance. */
  readonly env: NodeJS.ProcessEnv;
  startServer(name: string, port?: number): Promise<Instance>;
  startLight(name: string, clockMs?: number): Promise<Instance>;
  /** A process that does nothing but save. */
  startSaving(clockMs?: number): SavingProcess;
  /** All is well again with both stores and on the way to them. */
  mend(): Promise<void>;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly stop: AbortSignal;
  /** False where nothing is to lie between the instances and PostgreSQL: where time is measured. */
  readonly isGated?: boolean;
}

/** Makes a world in `folder`, which is emptied, on the build that `env` names; it is made where it is not there. */
export async function openWorld(folder: string, { env: given, stop, isGated = true }: WorldOptions): Promise<World> {
  const data = path.join(folder, 'data');
  await endLeftPostgres(data);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const stops: (() => unknown)[] = [];
  const close = async () => {
    for (const end of stops.splice(0).toReversed()) await end();
  };
  try {
    const postgres = await ownPostgres(data);
    stops.push(postgres.stop);
    await ensureDatabase(postgres.urlOf('postgres'), DATABASE);
    const databaseUrl = postgres.urlOf(DATABASE);
    await migrateDatabase(databaseUrl);
    const gate = await openTcpGate(databaseUrl);
    stops.push(gate.close);
    const upstash = await ownUpstash();
    stops.push(upstash.close);
    const { db, close: closeDatabase } = openDatabase(databaseUrl, { connectionCountMax: 2 });
    stops.push(closeDatabase);
    const adminToken = `sluice_${randomBytes(24).toString('base64url')}`;
    const env: NodeJS.ProcessEnv = {
      ...given,
      NODE_ENV: 'production',
      DATABASE_URL: isGated ? gate.url : databaseUrl,
      SESSION_SECRET: randomBytes(32).toString('hex'),
      HOST: '127.0.0.1',
      // Nobody listens there: a light instance has no pages whose tags could be expired.
      PORT: '1',
      SLUICE_ENVIRONMENT: ENVIRONMENT,
      SLUICE_ADMIN_TOKEN: adminToken,
      UPSTASH_REDIS_REST_URL: isGated ? upstash.url : upstash.directUrl,
      UPSTASH_REDIS_REST_TOKEN: upstash.token,
      // A process that is started a hundred times is compiled once.
      NODE_COMPILE_CACHE: path.join(folder, 'compiled'),
    };
    await buildApp(env, stop);
    const program = await bundle('bench/chaos/light/light-process.ts', folder);
    const saver = await bundle('bench/chaos/light/save-process.ts', folder);
    const outputOf = (name: string) => openSync(path.join(folder, `${name.replaceAll(' ', '-')}.log`), 'a');
    const started = <T extends Instance>(instance: T): T => {
      stops.push(() => (instance.hasEnded ? undefined : instance.stop()));
      return instance;
    };
    const world: World = {
      folder,
      postgres,
      gate,
      upstash,
      db,
      databaseUrl,
      adminToken,
      env,
      async startServer(name, port) {
        return started(
          await startServer({ name, port: port ?? (await freePort()), env, output: outputOf(name), stop }),
        );
      },
      async startLight(name, clockMs = 0) {
        const output = outputOf(name);
        return started(await startLight({ name, program, env, environment: ENVIRONMENT, output, clockMs }));
      },
      startSaving: (clockMs) => startSaving(saver, { env, output: outputOf('saving'), clockMs }),
      async mend() {
        postgres.thaw();
        upstash.thaw();
        await Promise.all([postgres.start(), upstash.start(), gate.open(), upstash.gate.open()]);
      },
      close,
    };
    return world;
  } catch (problem) {
    await close();
    throw problem;
  }
}
