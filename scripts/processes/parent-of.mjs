import { spawnSync } from 'node:child_process';
import { statFields } from './stat-fields.mjs';

/**
 * The id of the process that started `pid`, or 0 where it cannot be told.
 * @param {number} pid
 */
export function parentOf(pid) {
  if (process.platform === 'linux') return Number(statFields(pid)?.[1] ?? 0);
  if (process.platform === 'win32') return 0;
  return Number(spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? 0);
}
