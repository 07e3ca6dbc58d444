import { BackupRefused } from '@/lib/backup/backup-refused';
import { ConfigurationError } from '@/lib/configuration';
import { Refusal } from './refusal';

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const STOPPED = 130;

/**
 * Runs a command of `npm run`, which gives its exit code. `stop` is aborted by Ctrl-C and its kin; the command then
 * tidies up and returns or throws. A refusal is printed as its sentence; a bug with its stack.
 */
export async function command(work: (stop: AbortSignal) => Promise<number | undefined>): Promise<void> {
  const stopping = new AbortController();
  for (const signal of STOP_SIGNALS) process.on(signal, () => stopping.abort());
  try {
    process.exitCode = (await work(stopping.signal)) ?? 0;
  } catch (problem) {
    process.exitCode = stopping.signal.aborted ? STOPPED : 1;
    if (stopping.signal.aborted) return;
    console.error(isSentence(problem) ? problem.message : problem);
  }
}

function isSentence(problem: unknown): problem is Error {
  return [Refusal, ConfigurationError, BackupRefused].some((kind) => problem instanceof kind);
}
