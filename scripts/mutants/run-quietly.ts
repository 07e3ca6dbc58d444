import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { EXIT_WITH_PARENT } from '../processes/exit-with-parent.mjs';

const LINE_COUNT = 12;

interface Options {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stop: AbortSignal;
  readonly timeoutMs: number;
}

/** Runs a program of Node's to its end, and gives the last lines that it wrote. Ends it, and all it began, where it must. */
export async function runQuietly(args: readonly string[], { cwd, env, stop, timeoutMs }: Options): Promise<string> {
  stop.throwIfAborted();
  const child = spawn(process.execPath, [...EXIT_WITH_PARENT, ...args], {
    cwd,
    env: { ...env, NO_COLOR: '1', FORCE_COLOR: undefined },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const closed = once(child, 'close');
  const limit = AbortSignal.any([stop, AbortSignal.timeout(timeoutMs)]);
  // Killed, as a test in an endless loop hears nothing else; the stores that it uses notice by themselves.
  const end = () => child.pid && process.kill(-child.pid, 'SIGKILL');
  limit.addEventListener('abort', end, { once: true });
  await closed;
  limit.removeEventListener('abort', end);
  stop.throwIfAborted();
  if (limit.aborted) return `It did not end within ${timeoutMs / 1000} s.`;
  return output.trimEnd().split('\n').slice(-LINE_COUNT).join('\n');
}
