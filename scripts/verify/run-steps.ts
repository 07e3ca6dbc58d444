import { Refusal } from '../refusal';
import { type Counts, FAILED } from './counts';
import type { StepContext, VerifyStep } from './steps';

interface Outcome extends Counts {
  readonly name: string;
  readonly seconds: number;
}

/** Runs the steps, those after a failed one too, and prints their times, what failed and the sum. Gives the exit code. */
export async function runSteps(steps: readonly VerifyStep[], ctx: StepContext): Promise<number> {
  const outcomes: Outcome[] = [];
  for (const step of steps) {
    const isPointless = outcomes.some(({ name, failed }) => name === step.after && failed > 0);
    if (!isPointless) console.log(`\n── ${step.name}`);
    const startedAt = performance.now();
    const counts = isPointless ? FAILED : await countsOrFailure(step, ctx);
    outcomes.push({ name: step.name, seconds: (performance.now() - startedAt) / 1_000, ...counts });
  }
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  const failures = outcomes.flatMap((outcome) => outcome.failures ?? []).map((failure) => `${failure}\n\n`);
  console.log(`\n${outcomes.map(line).join('\n')}\n\n${failures.join('')}${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function countsOrFailure(step: VerifyStep, ctx: StepContext): Promise<Counts> {
  try {
    return await step.run(ctx);
  } catch (problem) {
    ctx.stop.throwIfAborted();
    console.error(problem instanceof Refusal ? problem.message : problem);
    return FAILED;
  }
}

function line({ name, seconds, passed, failed }: Outcome): string {
  const verdict = failed === 0 ? 'ok' : 'FAILED';
  return `${verdict.padEnd(7)}${name.padEnd(24)}${seconds.toFixed(1).padStart(7)} s${`${passed} of ${passed + failed}`.padStart(14)}`;
}
