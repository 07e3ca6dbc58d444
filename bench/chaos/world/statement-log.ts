import { readFileSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { ENVIRONMENT } from './flags';
import type { World } from './world';

/** What PostgreSQL did meanwhile, by its own log. */
export interface Counted {
  /** Loads of the environment's flags: all of them, or what is newer than a revision. */
  readonly loads: number;
  /** Those of all flags. */
  readonly fullLoads: number;
  /** New revisions of any environment. */
  readonly revisions: number;
}

/** Lets PostgreSQL log every statement while `work` is under way, and counts in its log. */
export async function countStatements({ db, postgres }: World, work: () => Promise<void>): Promise<Counted> {
  const log = async (what: 'all' | 'none') => {
    await db.execute(sql.raw(`alter system set log_statement = '${what}'`));
    await db.execute(sql`select pg_reload_conf()`);
    // Every backend takes it up before its next statement, once the signal has come through.
    await sleep(200);
  };
  await log('all');
  const from = statSync(postgres.logFile).size;
  await work();
  const text = readFileSync(postgres.logFile).subarray(from).toString();
  await log('none');
  return countIn(text);
}

// A statement with parameters is a line of its own, and its parameters are the next one.
const LOAD = /execute [^:]*: select [^\n]*left join "flag_environments"[^\n]*\n[^\n]*DETAIL: {2}Parameters: ([^\n]*)/gi;
const REVISION = /execute [^:]*: update "environments" set "revision" =/gi;

function countIn(text: string): Counted {
  const loads = [...text.matchAll(LOAD)].filter(([, parameters]) => parameters?.includes(`'${ENVIRONMENT}'`));
  return {
    loads: loads.length,
    fullLoads: loads.filter(([statement]) => !statement.includes('"revision" >')).length,
    revisions: [...text.matchAll(REVISION)].length,
  };
}
