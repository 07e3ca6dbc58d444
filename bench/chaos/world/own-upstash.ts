import { createClient } from 'redis';
import { freePort } from '@/scripts/processes/free-port';
import { openTcpGate, type TcpGate } from '@/scripts/processes/tcp-gate';
import { redisProgram } from '@/scripts/redis/redis-program';
import { type RedisServer, startRedisServer } from '@/scripts/redis/redis-server';
import { startUpstashBridge } from '@/scripts/redis/upstash-bridge';
import { Refusal } from '@/scripts/refusal';
import { signalAll } from './signal-all';

const TOKEN = 'token-of-the-chaos-run';

type Client = Awaited<ReturnType<typeof connect>>;

/** Upstash's protocol in front of a Redis that nobody else uses; both can fail. */
export interface OwnUpstash {
  readonly url: string;
  /** Past the gate. */
  readonly directUrl: string;
  readonly token: string;
  /** What lies between the app and Upstash's protocol. */
  readonly gate: TcpGate;
  /** The Redis behind it stops where it is, and goes on with `thaw`. */
  freeze(): void;
  thaw(): void;
  /** The Redis behind it ends. */
  stop(): Promise<void>;
  /** Another Redis takes its place, at the same address and empty. */
  start(): Promise<void>;
  /** Looks and tampers behind everybody's back. */
  inside<T>(work: (redis: Client) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export async function ownUpstash(): Promise<OwnUpstash> {
  // One that REDIS_URL names is somebody's: it cannot be stopped here.
  const program = redisProgram({ ...process.env, REDIS_URL: undefined });
  if (!('path' in program)) throw new Refusal('The chaos run needs a redis-server of its own: install the package.');
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let server: RedisServer | null = await startRedisServer(program.path, port);
  let pid = await pidOf(url);
  const bridge = await startUpstashBridge({ redisUrl: url, token: TOKEN });
  const gate = await openTcpGate(bridge.url);
  const upstash: OwnUpstash = {
    url: new URL(gate.url).origin,
    directUrl: bridge.url,
    token: TOKEN,
    gate,
    freeze: () => signalAll([pid], 'SIGSTOP'),
    thaw: () => signalAll([pid], 'SIGCONT'),
    async stop() {
      upstash.thaw();
      await server?.stop();
      server = null;
    },
    async start() {
      if (server) return;
      server = await startRedisServer(program.path, port);
      pid = await pidOf(url);
    },
    async inside(work) {
      const client = await connect(url);
      try {
        return await work(client);
      } finally {
        client.destroy();
      }
    },
    async close() {
      gate.close();
      await upstash.stop();
      await bridge.close();
    },
  };
  return upstash;
}

async function pidOf(url: string): Promise<number> {
  const client = await connect(url);
  const about = await client.info('server');
  client.destroy();
  return Number(/process_id:(\d+)/.exec(about)?.[1]);
}

async function connect(url: string) {
  const client = createClient({ url, RESP: 2, socket: { reconnectStrategy: false } });
  client.on('error', () => {}); // each command says so itself
  await client.connect();
  return client;
}
