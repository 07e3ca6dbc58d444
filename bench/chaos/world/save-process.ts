import { fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import type { Save } from '../load/saver';

const message = z.object({
  as: z.enum(['saving', 'saved']),
  id: z.string(),
  flag: z.string(),
  wanted: z.record(z.string(), z.unknown()),
  revision: z.number().optional(),
});

export interface SavingProcess {
  /** Resolves when its next save has just begun. */
  begins(): Promise<void>;
  /** `kill -9`; gives what it had said of its saves. The last is one of which nobody knows what became. */
  kill(): Promise<readonly Save[]>;
}

/** Starts a process that saves without a pause; its clock may be wrong by `clockMs`. */
export function startSaving(
  program: string,
  { env, output, clockMs = 0 }: { env: NodeJS.ProcessEnv; output: number; clockMs?: number | undefined },
): SavingProcess {
  const child = fork(program, [String(clockMs)], { env, stdio: ['ignore', output, output, 'ipc'], execArgv: [] });
  const ended = once(child, 'exit');
  const saves = new Map<string, Save>();
  child.on('message', (said) => {
    const { as, id, flag, wanted, revision } = message.parse(said);
    const told =
      as === 'saved' && revision !== undefined
        ? ({ as, revision } as const)
        : ({ as: 'unknown', words: 'killed in the middle' } as const);
    saves.set(id, { id, flag, wanted, ms: 0, told });
  });
  return {
    async begins() {
      for (;;) {
        const [said] = await Promise.race([once(child, 'message'), ended.then(() => [null])]);
        if (said === null) throw new Error('The process that saves ended by itself: its log says why.');
        if (message.parse(said).as === 'saving') return;
      }
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
      return [...saves.values()];
    },
  };
}
