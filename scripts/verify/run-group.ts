import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

const STOP_MS_MAX = 15_000;

/** Runs a program with all that it starts, ends what is left of it, and gives its exit code. `stop` ends all of it. */
export async function runGroup(
  [program, ...args]: readonly [string, ...string[]],
  { env, stop }: { readonly env: NodeJS.ProcessEnv; readonly stop: AbortSignal },
): Promise<number> {
  stop.throwIfAborted();
  const child = spawn(program, args, { env, detached: true, stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = once(child, 'exit').then(([code]) => Number(code ?? 1));
  const signal = (name: NodeJS.Signals) => signalGroup(child.pid, name);
  const end = async () => {
    signal('SIGTERM');
    await Promise.race([ended, sleep(STOP_MS_MAX, undefined, { ref: false })]);
    signal('SIGKILL');
  };
  stop.addEventListener('abort', end, { once: true });
  try {
    const code = await ended;
    stop.throwIfAborted();
    return code;
  } finally {
    stop.removeEventListener('abort', end);
    signal('SIGKILL');
  }
}

function signalGroup(leader: number | undefined, name: NodeJS.Signals): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, name);
  } catch {
    // nothing of it is left
  }
}
