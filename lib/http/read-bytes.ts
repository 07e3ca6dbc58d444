import { DomainError } from '@/lib/domain-error';
import { HttpRefusal } from './http-refusal';

export const REQUEST_BODY_BYTES_MAX = 2 * 1024 * 1024;

/**
 * Reads a request's body, two MiB at most unless said otherwise. The length that the caller announces is believed only when it is too long;
 * what really comes is counted. Throws TOO_LARGE before the rest is read, a refusal where the connection broke off.
 */
export async function readBytes(request: Request, bytesMax = REQUEST_BODY_BYTES_MAX): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length')) > bytesMax) throw tooLarge(bytesMax);
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop by a throw cancels the stream.
  for await (const chunk of streamOf(request)) {
    length += chunk.byteLength;
    if (length > bytesMax) throw tooLarge(bytesMax);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

async function* streamOf(request: Request): AsyncGenerator<Uint8Array> {
  try {
    if (request.body) yield* request.body;
  } catch {
    throw new HttpRefusal(400, 'The body broke off before its end.');
  }
}

function tooLarge(bytesMax: number): DomainError {
  return new DomainError('TOO_LARGE', `The body is over ${bytesMax / 1024 / 1024} MiB: send less at once.`);
}
