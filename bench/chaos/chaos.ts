import { writeFileSync } from 'node:fs';
import { Refusal } from '@/scripts/refusal';
import { makeFlags } from './load/make-flags';
import { faultsOf, type Outcome } from './outcome';
import type { Scenario } from './scenario';
import { SCENARIOS } from './scenarios';
import { Stage } from './stage';
import { tableOf } from './table';
import { withWorld } from './world/with-world';
import type { World } from './world/world';

const LIGHT_COUNT = 5;
const SHORT_LIGHT_COUNT = 2;
/** Where to write how many scenarios passed and failed, and what was first seen wrong in those that did. */
const REPORT = '--report=';
const FAULTS_SHOWN_MAX = 12;

/**
 * Plays every scenario, those named, or with `--short` those of `npm run verify` in their shortest form, and prints what
 * was found. Gives 1 where anything was wrong.
 */
export async function chaos(words: readonly string[], stop: AbortSignal): Promise<number> {
  const isShort = words.includes('--short');
  const scenarios = chosen(
    words.filter((word) => !word.startsWith('--')),
    isShort,
  );
  const outcomes = await withWorld('chaos', { stop }, (world) => playAll(world, scenarios, { isShort, stop }));
  console.log(`\n${tableOf(outcomes)}`);
  const failures = outcomes.flatMap((outcome) => {
    const [first] = faultsOf(outcome);
    return first === undefined ? [] : [`${outcome.scenario.name}: ${first}`];
  });
  const failed = failures.length;
  const report = words.find((word) => word.startsWith(REPORT))?.slice(REPORT.length);
  if (report) writeFileSync(report, JSON.stringify({ passed: outcomes.length - failed, failed, failures }));
  return failed === 0 ? 0 : 1;
}

async function playAll(
  world: World,
  scenarios: readonly Scenario[],
  { isShort, stop }: { readonly isShort: boolean; readonly stop: AbortSignal },
): Promise<Outcome[]> {
  const servers = await Promise.all(['server A', 'server B', 'server C'].map((name) => world.startServer(name)));
  await makeFlags(world, servers[0]?.url ?? '');
  const names = Array.from({ length: isShort ? SHORT_LIGHT_COUNT : LIGHT_COUNT }, (_, index) => `light ${index + 1}`);
  const lights = await Promise.all(names.map((name) => world.startLight(name)));
  const stage = new Stage(world, { servers, lights, isShort, stop });
  const outcomes: Outcome[] = [];
  for (const scenario of scenarios) {
    stop.throwIfAborted();
    const outcome = await stage.play(scenario);
    outcomes.push(outcome);
    tell(outcome);
  }
  return outcomes;
}

function chosen(names: readonly string[], isShort: boolean): readonly Scenario[] {
  if (names.length === 0) return SCENARIOS.filter(({ inShort }) => inShort || !isShort);
  return names.map((name) => {
    const found = SCENARIOS.find((scenario) => scenario.name === name);
    if (found) return found;
    throw new Refusal(`There is no scenario ${name}. There are: ${SCENARIOS.map((one) => one.name).join(', ')}.`);
  });
}

function tell(outcome: Outcome): void {
  const faults = faultsOf(outcome);
  const { scenario, answers, healMs } = outcome;
  const healed = healMs === null ? '' : `, healed in ${(healMs / 1_000).toFixed(2)} s`;
  console.log(`${faults.length === 0 ? 'ok    ' : 'FAILED'} ${scenario.name}: ${answers} answers${healed}`);
  for (const fault of faults.slice(0, FAULTS_SHOWN_MAX)) console.log(`         ${fault}`);
  if (faults.length > FAULTS_SHOWN_MAX) console.log(`         … and ${faults.length - FAULTS_SHOWN_MAX} more`);
}
