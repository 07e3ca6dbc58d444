import { HttpRefusal } from './http-refusal';

const LENGTH_MAX = 255;
// A String as RFC 9651 writes it ("…", with \" and \\ for the two), or the same without quotes, as many clients send it.
const QUOTED = /^"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"$/;
const BARE = /^[\x21\x23-\x2b\x2d-\x5b\x5d-\x7e]+$/;

/**
 * The key by which a caller may send the same request again, or null for a request without one. Throws a refusal for a
 * header that is no key: taking it for none would make a change twice.
 */
export function readIdempotencyKey(headers: Headers): string | null {
  const header = headers.get('idempotency-key');
  if (header === null) return null;
  const key = QUOTED.exec(header)?.[1]?.replace(/\\(.)/g, '$1') ?? BARE.exec(header)?.[0] ?? '';
  if (key.length >= 1 && key.length <= LENGTH_MAX) return key;
  throw new HttpRefusal(
    400,
    `Idempotency-Key is one text in double quotes, 1 to ${LENGTH_MAX} characters of ASCII, such as "8e03978e-40d5".`,
    'Idempotency-Key',
  );
}
