import { execFileSync } from 'node:child_process';
import { statFields } from './stat-fields.mjs';

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
  const fields = statFields(pid);
  const isGone = fields === null || fields[0] === 'Z' || fields[0] === 'X';
  return isGone ? null : `${pid} ${fields[19]}`; // field 22: the start, in ticks since the machine's
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
