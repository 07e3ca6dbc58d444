import { timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import { createClient, MultiErrorReply, RESP_TYPES } from 'redis';
import { upstashCommand } from './upstash-command';
import { upstashReply } from './upstash-reply';
import { subscribe } from './upstash-subscription';

export interface UpstashBridge {
  readonly url: string;
  readonly token: string;
  readonly close: () => Promise<void>;
}

interface BridgeOptions {
  readonly redisUrl: string;
  readonly token: string;
  /** A free port where none is given. */
  readonly port?: number;
}

type Redis = Awaited<ReturnType<typeof connect>>;

/**
 * Upstash's REST protocol in front of a real Redis, for tests and for work without an account: commands by path and by
 * body, `/pipeline`, `/multi-exec`, `/subscribe` and `/psubscribe` as event streams, base64 on request, a bearer token.
 */
export async function startUpstashBridge({ redisUrl, token, port = 0 }: BridgeOptions): Promise<UpstashBridge> {
  const redis = await connect(redisUrl);
  const server = http.createServer((request, response) => {
    answer(request, response, { redis, token }).catch((problem: unknown) => {
      if (response.headersSent) response.destroy();
      else send(response, 400, { error: problem instanceof Error ? problem.message : String(problem) });
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The bridge listens on no port.');
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
    redis.destroy();
  };
  return { url: `http://127.0.0.1:${address.port}`, token, close };
}

async function answer(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  { redis, token }: { redis: Redis; token: string },
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://bridge');
  if (!isAllowed(request, url, token)) return send(response, 401, { error: 'WRONGPASS invalid or missing auth token' });

  const [first = '', ...others] = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
  if (first === 'subscribe' || first === 'psubscribe') return subscribe(redis.duplicate(), response, first, others);

  const text = await readText(request);
  const isBase64 = request.headers['upstash-encoding'] === 'base64';
  const toResult = (reply: unknown) =>
    reply instanceof Error ? { error: reply.message } : { result: upstashReply(reply, isBase64) };
  if (first === 'pipeline') return send(response, 200, (await pipeline(redis, JSON.parse(text))).map(toResult));
  if (first === 'multi-exec') return send(response, 200, (await multiExec(redis, JSON.parse(text))).map(toResult));

  const inPath = [first, ...others, ...(text === '' ? [] : [text])];
  const command = upstashCommand(first === '' ? JSON.parse(text || '[]') : inPath);
  send(response, 200, toResult(await redis.sendCommand(command)));
}

/** One socket, so that Redis runs the commands in their order; one that fails leaves the others to run. */
async function pipeline(redis: Redis, commands: unknown[]): Promise<unknown[]> {
  const replies = await Promise.allSettled(commands.map((command) => redis.sendCommand(upstashCommand(command))));
  return replies.map((reply) => (reply.status === 'fulfilled' ? reply.value : reply.reason));
}

/** A command that fails leaves the others done, as Redis has it; one that cannot even be queued refuses them all. */
async function multiExec(redis: Redis, commands: unknown[]): Promise<unknown[]> {
  const transaction = redis.multi();
  for (const command of commands) transaction.addCommand(upstashCommand(command));
  try {
    return await transaction.exec();
  } catch (problem) {
    if (problem instanceof MultiErrorReply) return problem.replies;
    throw problem;
  }
}

async function connect(url: string) {
  // RESP 2, as Upstash answers: RESP 3 gives maps and doubles where the client expects lists and text.
  const client = createClient({ url, RESP: 2 });
  client.on('error', () => {}); // each command says so itself; the client reconnects
  await client.connect();
  return client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer });
}

function isAllowed(request: http.IncomingMessage, url: URL, token: string): boolean {
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const given = Buffer.from(bearer ?? url.searchParams.get('_token') ?? '');
  const wanted = Buffer.from(token);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

async function readText(request: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function send(response: http.ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'upstash-sync-token': '' });
  response.end(JSON.stringify(body));
}
