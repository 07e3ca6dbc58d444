import { takeStream } from '@/lib/ofrep/open-streams';
import { streamOpenedBy } from '@/lib/ofrep/stream-path';
import { residentSnapshots } from '@/lib/snapshot/resident-snapshots';
import { onRevision } from '@/lib/snapshot/revision-news';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import type { Incoming } from '../incoming';
import { configurationTag } from './ofrep-basis';

/** Changes within so long are told once: a save of many rows, or of many people. */
export const COALESCED_MS = 200;
/** Between two comments that keep proxies from closing a quiet stream. */
const HEARTBEAT_MS = 15_000;
const RECONNECT_AFTER_MS = 1_000;

/**
 * `GET /ofrep/v1/events`: server-sent events that say `refetchEvaluation` whenever an environment has changed. Each has the
 * configuration's tag as its id, so that a client which comes back is told at once where it missed something. 429 with
 * Retry-After where too many listen.
 */
export async function getEvents({ request, query, now }: Incoming): Promise<Response> {
  const address = streamOpenedBy(Object.fromEntries(query), now);
  if (!address) {
    const errorDetails = 'This address opens no stream any more: evaluate the flags, and take the address from there.';
    return Response.json({ errorDetails }, { status: 401 });
  }
  const release = takeStream(address.caller);
  if (!release) {
    const errorDetails = 'Too many streams are open here, or by this token: ask again in a minute.';
    return Response.json({ errorDetails }, { status: 429, headers: { 'retry-after': '60' } });
  }
  const known = request.headers.get('last-event-id');
  return new Response(streamOf(address.environment, { known, signal: request.signal, release }), {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      // Compression would hold events back until a block is full.
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}

interface Listener {
  /** The tag that whoever comes back has. */
  readonly known: string | null;
  readonly signal: AbortSignal;
  readonly release: () => void;
}

function streamOf(environment: string, { known, signal, release }: Listener): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let end = () => {};
  return new ReadableStream({
    start(controller) {
      const send = (text: string) => {
        try {
          controller.enqueue(encoder.encode(text));
        } catch {
          end(); // whoever listened has gone
        }
      };
      const tell = () => {
        pending = undefined;
        const held = residentSnapshots()?.current(environment);
        if (held) send(eventOf(held));
      };
      let pending: NodeJS.Timeout | undefined;
      const leave = onRevision(environment, () => {
        pending ??= setTimeout(tell, COALESCED_MS);
      });
      const heartbeat = setInterval(() => send(': here\n\n'), HEARTBEAT_MS);
      end = () => {
        leave();
        release();
        clearInterval(heartbeat);
        clearTimeout(pending);
      };
      signal.addEventListener('abort', () => end(), { once: true });
      if (signal.aborted) return end();
      send(`retry: ${RECONNECT_AFTER_MS}\n: open\n\n`);
      const held = residentSnapshots()?.current(environment);
      if (held && known !== null && known !== configurationTag(held)) send(eventOf(held));
    },
    cancel: () => end(),
  });
}

function eventOf(snapshot: Snapshot): string {
  const etag = configurationTag(snapshot);
  const data = JSON.stringify({ type: 'refetchEvaluation', etag, lastModified: Math.floor(Date.now() / 1000) });
  return `id: ${etag}\nevent: message\ndata: ${data}\n\n`;
}
