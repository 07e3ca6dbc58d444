import { ConfigurationError } from '@/lib/configuration';
import { Refusal } from './refusal';

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a command of `npm run`. `stop` is aborted by Ctrl-C and its kin; from then on the command tidies up and returns,
 * and to have been stopped is no failure. A refusal is printed as its sentence; a bug with its stack.
 */
export async function command(work: (stop: AbortSignal) => Promise<number | undefined>): Promise<void> {
  const stopping = new AbortController();
  for (const signal of STOP_SIGNALS) process.on(signal, () => stopping.abort());
  try {
    process.exitCode = (await work(stopping.signal)) ?? 0;
  } catch (problem) {
    if (stopping.signal.aborted) return;
    process.exitCode = 1;
    console.error(problem instanceof Refusal || problem instanceof ConfigurationError ? problem.message : problem);
  }
}
