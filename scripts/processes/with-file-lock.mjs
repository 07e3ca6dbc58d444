import { mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identityOf, isRunning } from './process-identity.mjs';

const RETRY_MS = 50;
const WAIT_MS_MAX = 600_000;
// Between making a lock file and writing its owner, and inside a take-over, lie microseconds: whoever is found there
// ten seconds later was killed there.
const ABANDONED_MS = 10_000;

/**
 * Runs `work` while no other process on this machine does so under the same lock file. A lock whose owner was killed
 * is taken over. Throws when the owner keeps it for longer than `waitMsMax`.
 * @template T
 * @param {string} file
 * @param {() => T | Promise<T>} work
 * @param {{ waitMsMax?: number, whenWaiting?: (ownerPid: number) => void }} [options]
 * @returns {Promise<T>}
 */
export async function withFileLock(file, work, options = {}) {
  mkdirSync(path.dirname(file), { recursive: true });
  await take(file, options);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * @param {string} file
 * @param {{ waitMsMax?: number, whenWaiting?: (ownerPid: number) => void }} options
 */
async function take(file, { waitMsMax = WAIT_MS_MAX, whenWaiting }) {
  const givingUpAt = performance.now() + waitMsMax;
  let told = false;
  while (!make(file)) {
    if (isAbandoned(file)) {
      removeAbandoned(file);
      continue;
    }
    const owner = Number.parseInt(read(file), 10);
    if (performance.now() > givingUpAt) throw new Error(`Process ${owner} holds ${file}: wait for it, or end it.`);
    if (!told) whenWaiting?.(owner);
    told = true;
    await sleep(RETRY_MS);
  }
}

/** @param {string} file */
function make(file) {
  try {
    writeFileSync(file, identityOf(process.pid) ?? '', { flag: 'wx' });
    return true;
  } catch (problem) {
    if (isCode(problem, 'EEXIST')) return false;
    throw problem;
  }
}

/** @param {string} file */
function isAbandoned(file) {
  const owner = read(file);
  return owner === '' ? isOld(file) : !isRunning(owner);
}

/**
 * Of several that find the same abandoned lock, one removes it: without this second lock the slowest would remove the
 * lock that the fastest has already made anew.
 * @param {string} file
 */
function removeAbandoned(file) {
  const takeover = `${file}.takeover`;
  try {
    mkdirSync(takeover);
  } catch (problem) {
    if (!isCode(problem, 'EEXIST')) throw problem;
    if (isOld(takeover)) rmSync(takeover, { recursive: true, force: true });
    return;
  }
  try {
    if (isAbandoned(file)) rmSync(file, { force: true });
  } finally {
    rmdirSync(takeover);
  }
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** @param {string} file */
function isOld(file) {
  const made = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return made !== undefined && Date.now() - made > ABANDONED_MS;
}

/**
 * @param {unknown} problem
 * @param {string} code
 */
function isCode(problem, code) {
  return problem instanceof Error && 'code' in problem && problem.code === code;
}
