import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { EXIT_WITH_PARENT } from '../processes/exit-with-parent.mjs';
import { Refusal } from '../refusal';
import { NEXT } from './next-program';

export interface ServedApp {
  readonly url: string;
  readonly pid: number;
  /** Settles with the exit code when the server ends, by itself or stopped. */
  readonly ended: Promise<number>;
  readonly stop: () => Promise<void>;
}

const START_MS_MAX = 60_000;
const STOP_MS_MAX = 10_000;
const LOOK_EVERY_MS = 100;

interface ServeOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly port: number;
  readonly stop: AbortSignal;
  /** Where what it says goes, a file descriptor; to this terminal unless said otherwise. */
  readonly output?: number;
  /** Put before each line that it says, to this terminal. */
  readonly prefix?: string;
  /** Where the app is, if it is not this one. */
  readonly folder?: string;
}

/** Starts Next on 127.0.0.1 (`start` serves the last build) and waits until /healthz answers. */
export async function serveApp(
  mode: 'start' | 'dev',
  { env, port, stop, output, prefix, folder = '.' }: ServeOptions,
): Promise<ServedApp> {
  const said = prefix === undefined ? (output ?? 'inherit') : 'pipe';
  const args = [...EXIT_WITH_PARENT, NEXT, mode, folder, '-H', '127.0.0.1', '-p', String(port)];
  const child = spawn('node', args, {
    env: { ...env, PORT: String(port), NODE_ENV: mode === 'dev' ? 'development' : 'production' },
    // Its own process group: Ctrl-C is for the command, which stops the app in its turn, once.
    detached: true,
    stdio: ['ignore', said, said],
  });
  if (prefix !== undefined) printPrefixed(child, prefix);
  const ended = once(child, 'exit').then(([code]) => Number(code ?? 1));
  const end = () => endChild(child, ended);
  stop.addEventListener('abort', end, { once: true });
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilHealthy(url, { ended, stop });
  } catch (problem) {
    await end();
    throw problem;
  }
  return { url, pid: child.pid ?? 0, ended, stop: end };
}

function printPrefixed({ stdout, stderr }: ChildProcess, prefix: string): void {
  for (const [from, to] of [
    [stdout, process.stdout],
    [stderr, process.stderr],
  ] as const) {
    if (from) createInterface({ input: from }).on('line', (line) => to.write(`${prefix}${line}\n`));
  }
}

async function untilHealthy(url: string, { ended, stop }: { ended: Promise<number>; stop: AbortSignal }) {
  const givingUpAt = performance.now() + START_MS_MAX;
  let hasEnded = false;
  void ended.then(() => {
    hasEnded = true;
  });
  while (!(await isHealthy(url))) {
    stop.throwIfAborted();
    if (hasEnded) throw new Refusal('The app ended before it answered: its last lines above say why.');
    if (performance.now() > givingUpAt) throw new Refusal(`The app did not answer within ${START_MS_MAX / 1000} s.`);
    await sleep(LOOK_EVERY_MS);
  }
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/healthz`)).ok;
  } catch {
    return false;
  }
}

async function endChild(child: ChildProcess, ended: Promise<number>): Promise<void> {
  child.kill('SIGTERM');
  const isDone = await Promise.race([ended.then(() => true), sleep(STOP_MS_MAX, false, { ref: false })]);
  if (!isDone) child.kill('SIGKILL');
  await ended;
}
