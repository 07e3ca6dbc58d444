import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The program and arguments that a process was started with, as one line. Empty where there is none to be seen. */
export function commandLineOf(pid: number): string {
  if (process.platform === 'linux') return fromProc(pid);
  return spawnSync('ps', ['-o', 'command=', '-ww', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}

function fromProc(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
