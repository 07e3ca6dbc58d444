import { step } from './step';

/** Runs one of our own scripts, with its arguments if it takes any, as a process that reads its settings from `env`. */
export function runScript(script: string | readonly string[], options: Parameters<typeof step>[1]): Promise<void> {
  return step(['node', '--import', 'tsx', ...[script].flat()], options);
}
