import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Names a running process so that no later one is taken for it: its id and the instant it started. A bare id comes
 * back soon, in a restarted container almost always. Null where no such process runs (a zombie does not).
 * @param {number} pid
 * @returns {string | null}
 */
export function identityOf(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (process.platform === 'linux') return fromProc(pid);
  return process.platform === 'win32' ? fromSignal(pid) : fromPs(pid);
}

/**
 * Whether the process that `identityOf` named still runs.
 * @param {string} identity
 */
export function isRunning(identity) {
  return identity !== '' && identityOf(Number.parseInt(identity, 10)) === identity;
}

/** @param {number} pid */
function fromProc(pid) {
  let stat;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null;
  }
  // "pid (name) state ppid …": the name may hold spaces and brackets. State is field 3, the start in ticks field 22.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? null : `${pid} ${fields[19]}`;
}

/** @param {number} pid */
function fromPs(pid) {
  try {
    const startedAt = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return startedAt === '' ? null : `${pid} ${startedAt}`;
  } catch {
    return null;
  }
}

/** @param {number} pid */
function fromSignal(pid) {
  try {
    process.kill(pid, 0);
    return `${pid}`;
  } catch {
    return null;
  }
}
