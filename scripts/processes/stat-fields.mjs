import { readFileSync } from 'node:fs';

/**
 * What Linux says about a process, from field 3 of /proc/<pid>/stat on: state, parent, … Null where no such process is.
 * @param {number} pid
 */
export function statFields(pid) {
  let stat;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null;
  }
  // "pid (name) state parent …": the name may hold spaces and brackets.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}
