import type http from 'node:http';
import type { createClient } from 'redis';

/** The part of a connection of its own that listening needs. */
type Listener = Pick<ReturnType<typeof createClient>, 'connect' | 'destroy' | 'on' | 'subscribe' | 'pSubscribe'>;

/** Sends what is published on the channels as Upstash does, `data: message,<channel>,<text>`, until either side closes. */
export async function subscribe(
  redis: Listener,
  response: http.ServerResponse,
  kind: 'subscribe' | 'psubscribe',
  names: readonly string[],
): Promise<void> {
  redis.on('error', () => response.end()); // a Redis that went away ends the stream; the reader has to come back
  await redis.connect();
  response.on('close', () => redis.destroy());
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  for (const [index, name] of names.flatMap((list) => list.split(',')).entries()) {
    if (kind === 'subscribe') {
      await redis.subscribe(name, (text, channel) => response.write(event('message', channel, text)));
    } else {
      await redis.pSubscribe(name, (text, channel) => response.write(event('pmessage', name, channel, text)));
    }
    response.write(event(kind, name, String(index + 1)));
  }
}

function event(...parts: readonly string[]): string {
  return `data: ${parts.join(',')}\n\n`;
}
