import { spawnSync } from 'node:child_process';
import { Refusal } from '../refusal';

const APT_LOCK_SECONDS_MAX = 120;

/**
 * How tests get a Redis of their own: the path of a `redis-server`, installed with apt where that is allowed, else the
 * Redis that REDIS_URL names. Throws with what to do where there is neither.
 */
export function redisProgram(env: NodeJS.ProcessEnv): { readonly path: string } | { readonly url: string } {
  if (runs('redis-server')) return { path: 'redis-server' };
  if (process.getuid?.() === 0 && runs('apt-get')) install();
  if (runs('redis-server')) return { path: 'redis-server' };
  if (env.REDIS_URL) return { url: env.REDIS_URL };
  throw new Refusal(
    'The tests need a Redis: install the package redis-server, or name one that is for tests alone (it will be ' +
      'emptied) with REDIS_URL=redis://127.0.0.1:6379/0.',
  );
}

function install(): void {
  console.log('Installing redis-server with apt-get …');
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-q', '-o', `DPkg::Lock::Timeout=${APT_LOCK_SECONDS_MAX}`, ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  apt('update');
  apt('install', '-y', '--no-install-recommends', 'redis-server');
}

function runs(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}
