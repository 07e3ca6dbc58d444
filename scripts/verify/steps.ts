import path from 'node:path';
import { buildApp } from '../app/build-app';
import { NEXT } from '../app/next-program';
import { EXIT_WITH_PARENT } from '../processes/exit-with-parent.mjs';
import { PLAYWRIGHT, VITEST } from '../test-programs';
import { type Counts, countsIn, FAILED, PASSED } from './counts';
import { runGroup } from './run-group';
import { writeTypesProject } from './types-project';

export interface StepContext {
  /** Where this run keeps its data and its reports. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stop: AbortSignal;
}

export interface VerifyStep {
  readonly name: string;
  readonly run: (ctx: StepContext) => Promise<Counts>;
  /** Run only if the step of this name passed. */
  readonly after?: string;
}

const BUILD = 'production build';

/** What `npm run verify` does, in this order. */
export const VERIFY_STEPS: readonly VerifyStep[] = [
  { name: 'format and lint', run: (ctx) => checked(['biome', 'check'], ctx) },
  { name: 'lock files', run: lockFiles },
  { name: 'types', run: types },
  { name: 'unit tests', run: (ctx) => vitest('unit', ctx) },
  { name: 'integration tests', run: (ctx) => vitest('integration', ctx) },
  { name: BUILD, run: build },
  { name: 'stories in a browser', run: stories, after: BUILD },
  { name: 'chaos, in short', run: chaos, after: BUILD },
];

async function checked(words: readonly [string, ...string[]], { env, stop }: StepContext): Promise<Counts> {
  return (await runGroup(words, { env, stop })) === 0 ? PASSED : FAILED;
}

async function lockFiles(ctx: StepContext): Promise<Counts> {
  const check = ['node', 'scripts/complete-lock.mjs', '--check'] as const;
  const results = [await checked([...check], ctx), await checked([...check, 'bench/package-lock.json'], ctx)];
  return results.includes(FAILED) ? FAILED : PASSED;
}

async function types(ctx: StepContext): Promise<Counts> {
  const generated = await checked(['node', NEXT, 'typegen'], ctx);
  if (generated === FAILED) return FAILED;
  return checked(['tsc', '--noEmit', '--project', writeTypesProject(ctx)], ctx);
}

async function vitest(project: string, { folder, env, stop }: StepContext): Promise<Counts> {
  const report = path.join(folder, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await runGroup([...VITEST, 'run', '--project', project, ...reporters], { env, stop });
  return countsIn(report, code);
}

async function build({ env, stop }: StepContext): Promise<Counts> {
  await buildApp(env, stop);
  return PASSED;
}

async function stories({ folder, env, stop }: StepContext): Promise<Counts> {
  const report = path.join(folder, 'stories.json');
  const code = await runGroup([...PLAYWRIGHT, 'test'], { env: { ...env, PLAYWRIGHT_JSON: report }, stop });
  return countsIn(report, code);
}

async function chaos({ folder, env, stop }: StepContext): Promise<Counts> {
  const report = path.join(folder, 'chaos.json');
  const words = ['scripts/commands/chaos.ts', '--short', `--report=${report}`];
  const code = await runGroup(['node', ...EXIT_WITH_PARENT, '--import', 'tsx', ...words], { env, stop });
  return countsIn(report, code);
}
