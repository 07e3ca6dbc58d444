import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { BlockList } from 'node:net';
import { safeAddresses, UnsafeTarget } from './safe-target';

const TIMEOUT_MS = 10_000;
const ANSWER_BYTES_MAX = 2_048;

/** What came of a request. `status` is null where nobody answered. */
export interface Sent {
  readonly isTaken: boolean;
  readonly status: number | null;
  /** The beginning of the answer, or why there was none. */
  readonly answer: string;
}

/** Posts a body, to a public address alone, within 10 s, and follows nothing: a redirect is no answer. Never rejects. */
export async function send(
  url: string,
  {
    body,
    headers,
    allowed,
  }: { readonly body: string; readonly headers: Record<string, string>; readonly allowed: BlockList },
): Promise<Sent> {
  try {
    const target = new URL(url);
    if (target.protocol !== 'https:' && target.protocol !== 'http:') throw new UnsafeTarget('Only https and http.');
    const addresses = await within(safeAddresses(target.hostname, allowed));
    return await post(target, { body, headers, addresses });
  } catch (error) {
    return { isTaken: false, status: null, answer: error instanceof Error ? error.message.slice(0, 300) : 'unknown' };
  }
}

function post(
  target: URL,
  {
    body,
    headers,
    addresses,
  }: { body: string; headers: Record<string, string>; addresses: readonly { address: string; family: 4 | 6 }[] },
): Promise<Sent> {
  const request = target.protocol === 'https:' ? secureRequest : plainRequest;
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  return new Promise((resolve, reject) => {
    const sent = request(target, {
      method: 'POST',
      signal,
      agent: false,
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)), 'user-agent': 'Sluice' },
      // What was looked at is what is connected to: the name is not asked again.
      lookup: (_host, options, done) => {
        if (options.all) done(null, [...addresses]);
        else done(null, addresses[0]?.address ?? '', addresses[0]?.family);
      },
    });
    sent.on('error', (error) =>
      reject(signal.aborted ? new Error(`No answer within ${TIMEOUT_MS / 1_000} s.`) : error),
    );
    sent.on('response', (answer) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const end = () => {
        answer.destroy();
        const status = answer.statusCode ?? 0;
        const text = Buffer.concat(chunks).toString('utf8').slice(0, ANSWER_BYTES_MAX).replaceAll('\0', '');
        resolve({ isTaken: status >= 200 && status < 300, status, answer: text });
      };
      answer.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size >= ANSWER_BYTES_MAX) end();
      });
      answer.on('end', end);
      answer.on('error', reject);
    });
    sent.end(body);
  });
}

async function within<T>(work: Promise<T>): Promise<T> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  return Promise.race([
    work,
    new Promise<never>((_, reject) =>
      timeout.addEventListener('abort', () => reject(new Error('The name was not found in time.'))),
    ),
  ]);
}
