import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs a program on this terminal, passes on the signals that this process gets, and gives its exit code (128 + the
 * signal's number where a signal ended it).
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>}
 */
export function runChild(program, args, { env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, stdio: 'inherit', shell: process.platform === 'win32' });
    const forward = (/** @type {NodeJS.Signals} */ signal) => {
      // Ctrl-C reaches the whole foreground group by itself: a second SIGINT would read as "stop waiting".
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of SIGNALS) process.on(signal, forward);
    const settle = () => {
      for (const signal of SIGNALS) process.off(signal, forward);
    };
    child.once('error', (problem) => {
      settle();
      reject(problem);
    });
    child.once('exit', (code, signal) => {
      settle();
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}
