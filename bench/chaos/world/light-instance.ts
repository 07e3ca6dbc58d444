import { fork } from 'node:child_process';
import { once } from 'node:events';
import { reply } from '../light/protocol';
import type { Asked, Given } from '../oracle/answered';
import { ANSWER_MS_MAX, type Instance } from './instance';

const START_MS_MAX = 60_000;

export interface LightOptions {
  readonly name: string;
  readonly program: string;
  readonly env: NodeJS.ProcessEnv;
  readonly environment: string;
  /** Where its log goes: a file descriptor. */
  readonly output: number;
  /** By how much its clock is wrong. */
  readonly clockMs: number;
}

/** Starts an instance without a web server, and resolves once the process answers, with a snapshot or without. */
export async function startLight({
  name,
  program,
  env,
  environment,
  output,
  clockMs,
}: LightOptions): Promise<Instance> {
  const child = fork(program, [String(clockMs)], { env, stdio: ['ignore', output, output, 'ipc'], execArgv: [] });
  const ended = once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : null));
  const waiting = new Map<number, (given: readonly Given[]) => void>();
  let hasEnded = false;
  let asks = 0;
  void ended.then(() => {
    hasEnded = true;
  });
  child.on('error', () => {}); // a message to a process that has just ended
  child.on('message', (message) => {
    const { id, given } = reply.parse(message);
    waiting.get(id)?.(
      given.map(({ staleForMs, ...rest }) => ({ ...rest, ...(staleForMs !== undefined && { staleForMs }) })),
    );
    waiting.delete(id);
  });
  const end = async (signal: NodeJS.Signals) => {
    hasEnded = true;
    child.kill(signal);
    return ended;
  };
  const ask = (asked: readonly Asked[], timeoutMs: number): Promise<readonly Given[]> => {
    asks += 1;
    const id = asks;
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${name} did not answer in time`)), timeoutMs);
      waiting.set(id, (given) => {
        clearTimeout(late);
        resolve(given);
      });
      child.send({ id, environment, asked });
    });
  };
  await ask([], START_MS_MAX);
  return {
    name,
    life: `${name} (${child.pid})`,
    url: null,
    pid: child.pid ?? 0,
    get hasEnded() {
      return hasEnded;
    },
    ask: (asked, withinMs = ANSWER_MS_MAX) => ask(asked, withinMs),
    stop: () => end('SIGTERM'),
    async kill() {
      await end('SIGKILL');
    },
  };
}
