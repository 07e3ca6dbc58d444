import { readdirSync, readFileSync } from 'node:fs';

/** Nanoseconds of CPU that a process and all of its descendants have used, over all threads, from Linux's scheduler. */
export function cpuTimeNs(pid: number): number {
  return [pid, ...descendants(pid)].reduce((sum, one) => sum + ofProcess(one), 0);
}

function ofProcess(pid: number): number {
  return readdirSync(`/proc/${pid}/task`).reduce((sum, thread) => {
    const [running = '0'] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ');
    return sum + Number(running);
  }, 0);
}

function descendants(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  return children.flatMap((child) => [child, ...descendants(child)]);
}
