import http from 'node:http';
import { z } from 'zod';
import { serveApp } from '@/scripts/app/serve-app';
import type { Asked, Given } from '../oracle/answered';
import { ANSWER_MS_MAX, type Instance } from './instance';
import { signalAll } from './signal-all';

const SOCKETS_MAX = 1_000;

// 404 and 503 carry these fields too; anything else is no answer.
const answer = z.object({
  enabled: z.boolean(),
  reason: z.string(),
  revision: z.number().nullable(),
  stale_for_ms: z.number().nullable().optional(),
});

export interface ServerOptions {
  readonly name: string;
  readonly port: number;
  readonly env: NodeJS.ProcessEnv;
  readonly output: number;
  readonly stop: AbortSignal;
}

/** Starts a real server on the last build, and resolves once it answers. */
export async function startServer({ name, port, env, output, stop }: ServerOptions): Promise<Instance> {
  const served = await serveApp('start', { env, port, stop, output });
  const agent = new http.Agent({ keepAlive: true, maxSockets: SOCKETS_MAX });
  let hasEnded = false;
  void served.ended.then(() => {
    hasEnded = true;
  });
  const ended = async () => {
    const code = await served.ended;
    agent.destroy();
    return code;
  };
  return {
    name,
    life: `${name} (${served.pid})`,
    url: served.url,
    pid: served.pid,
    get hasEnded() {
      return hasEnded;
    },
    ask: (asked, timeout = ANSWER_MS_MAX) =>
      Promise.all(asked.map((one) => evaluate(served.url, one, { agent, timeout }))),
    async stop() {
      hasEnded = true;
      signalAll([served.pid], 'SIGTERM');
      return ended();
    },
    async kill() {
      hasEnded = true;
      signalAll([served.pid], 'SIGKILL');
      await ended();
    },
  };
}

function evaluate(url: string, { flag, user }: Asked, options: http.RequestOptions): Promise<Given> {
  return new Promise((resolve, reject) => {
    const path = `${url}/api/flags/${flag}/evaluate?user_id=${encodeURIComponent(user)}`;
    const request = http.get(path, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        try {
          resolve(given(Buffer.concat(chunks).toString()));
        } catch (problem) {
          reject(new Error(`${path} answered ${response.statusCode}`, { cause: problem }));
        }
      });
    });
    request.on('timeout', () => request.destroy(new Error(`${path} was not answered in time`)));
    request.on('error', (problem: NodeJS.ErrnoException) => {
      // A server may close a connection that was idle (it does, 5 s after a freeze began) at the moment in which it is
      // used again. That question was never heard, and every client asks it anew; on a new connection it is an answer.
      const wasIdle = request.reusedSocket && problem.code === 'ECONNRESET';
      if (wasIdle) evaluate(url, { flag, user }, { ...options, agent: false }).then(resolve, reject);
      else reject(problem);
    });
  });
}

function given(text: string): Given {
  const { enabled, reason, revision, stale_for_ms: staleForMs } = answer.parse(JSON.parse(text));
  return { value: enabled, reason, revision, ...(staleForMs !== undefined && { staleForMs }) };
}
