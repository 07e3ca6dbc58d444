import { spawn } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'redis';
import { freePort } from '../processes/free-port';

export interface RedisServer {
  readonly url: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
}

const START_MS_MAX = 10_000;
const LOOK_EVERY_MS = 20;

// The server lives as long as the pipe to `cat`: it ends with this process, however that ends.
const UNTIL_THE_PIPE_CLOSES = '"$@" & cat > /dev/null; kill $!; wait';

/** Starts a Redis that keeps nothing on disk, and waits until it answers. On a free port, unless one is given. */
export async function startRedisServer(program: string, givenPort?: number): Promise<RedisServer> {
  const port = givenPort ?? (await freePort());
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const command = [program, ...settings, '--dir', os.tmpdir()];
  // Its own process group, as Ctrl-C is for those who use it: they want it while they stop.
  const shell = spawn('sh', ['-c', UNTIL_THE_PIPE_CLOSES, 'sh', ...command], {
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const ended = once(shell, 'exit');
  const stop = async () => {
    shell.stdin.end();
    await ended;
  };
  const url = `redis://127.0.0.1:${port}`;
  if (await answers(url)) return { url, port, stop };
  await stop();
  throw new Error(`${program} did not answer on port ${port} within ${START_MS_MAX / 1000} s.`);
}

async function answers(url: string): Promise<boolean> {
  const givingUpAt = performance.now() + START_MS_MAX;
  while (performance.now() < givingUpAt) {
    const client = createClient({ url, RESP: 2, socket: { reconnectStrategy: false } });
    client.on('error', () => {}); // refused until it listens
    try {
      await client.connect();
      await client.ping();
      return true;
    } catch {
      await sleep(LOOK_EVERY_MS);
    } finally {
      if (client.isOpen) client.destroy();
    }
  }
  return false;
}
