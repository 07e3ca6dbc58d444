/** How long until the subscription must be confirmed. */
const CONFIRMED_WITHIN_MS = 3_000;
/**
 * Upstash documents no sign of life on a quiet stream, so silence proves nothing; but a connection that died without a
 * word is silent too. After this long it is left for a new one, which costs one command.
 */
export const SILENCE_MS_MAX = 60_000;
/** No message of ours comes near it. */
const LINE_CHARACTERS_MAX = 65_536;

export interface Channel {
  readonly endpoint: { readonly url: string; readonly token: string };
  readonly name: string;
  readonly stop: AbortSignal;
  readonly onSubscribed: () => void;
  readonly onMessage: (text: string) => void;
  /** Unless a test cannot wait for that long. */
  readonly silenceMsMax?: number;
}

/**
 * Reads what is published on a channel, as Upstash streams it: `data: message,<channel>,<text>`. Ends or rejects with
 * the connection, or ends because that was silent for long; coming back is the caller's. (The client's own `subscribe`
 * dies silently when the endpoint restarts.)
 */
export async function readChannel({
  endpoint,
  name,
  stop,
  onSubscribed,
  onMessage,
  silenceMsMax = SILENCE_MS_MAX,
}: Channel): Promise<'ended' | 'silent'> {
  const silence = new AbortController();
  let isSubscribed = false;
  let timer = setTimeout(() => silence.abort(), CONFIRMED_WITHIN_MS);
  try {
    const response = await fetch(`${endpoint.url}/subscribe/${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${endpoint.token}`, accept: 'text/event-stream' },
      signal: AbortSignal.any([stop, silence.signal]),
      cache: 'no-store',
    });
    if (!response.ok || !response.body) throw new Error(`Upstash answered ${response.status} to a subscription.`);
    for await (const line of linesOf(response.body)) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), silenceMsMax);
      timer.unref();
      if (line.startsWith(`data: subscribe,${name},`)) {
        isSubscribed = true;
        onSubscribed();
      }
      const start = `data: message,${name},`;
      if (line.startsWith(start)) onMessage(line.slice(start.length));
    }
    return 'ended';
  } catch (error) {
    if (isSubscribed && silence.signal.aborted) return 'silent';
    throw error;
  } finally {
    clearTimeout(timer);
    silence.abort();
  }
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of body) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LINE_CHARACTERS_MAX) throw new Error('Upstash sent a line that is too long.');
    for (const line of lines) yield line.replace(/\r$/, '');
  }
}
