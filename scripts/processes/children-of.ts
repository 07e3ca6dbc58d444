import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The ids of the processes that `pid` started and that still run. */
export function childrenOf(pid: number): number[] {
  const text = process.platform === 'linux' ? fromProc(pid) : spawnSync('pgrep', ['-P', String(pid)]).stdout.toString();
  return text.split(/\s+/).filter(Boolean).map(Number);
}

function fromProc(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  } catch {
    return '';
  }
}
