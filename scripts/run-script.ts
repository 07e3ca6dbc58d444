import { step } from './step';

/** Runs one of our own scripts as a process of its own, which reads its settings from `env`. */
export function runScript(file: string, options: Parameters<typeof step>[1]): Promise<void> {
  return step(['node', '--import', 'tsx', file], options);
}
