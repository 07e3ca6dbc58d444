import { runChild } from './processes/run-child.mjs';
import { Refusal } from './refusal';

/** Runs a program to its end as one step of a command. Throws where it fails, or the command is to stop. */
export async function step(
  [program, ...args]: readonly [string, ...string[]],
  { env, stop }: { readonly env: NodeJS.ProcessEnv; readonly stop: AbortSignal },
): Promise<void> {
  stop.throwIfAborted();
  const code = await runChild(program, args, { env });
  stop.throwIfAborted();
  if (code !== 0) throw new Refusal(`${[program, ...args].join(' ')} ended with code ${code}.`);
}
