import { HttpRefusal } from './http-refusal';
import { readBytes } from './read-bytes';

/** Nothing that we take nests deeper; a context may (CONTEXT_DEPTH_MAX), inside its request. */
export const JSON_DEPTH_MAX = 12;

/** What every body is: an object, whose fields the verb's schema checks. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Reads a JSON object. Throws a refusal for a missing, unreadable or too deep one, 415 for another type, TOO_LARGE. */
export async function readJson(request: Request, { bytesMax }: { bytesMax?: number } = {}): Promise<JsonObject> {
  const bytes = await readBytes(request, bytesMax);
  if (bytes.byteLength === 0) throw new HttpRefusal(400, 'The body is empty: send a JSON object.');
  return parseJson(bytes, request.headers);
}

/** Like `readJson`, for requests whose body may be left out: then it is an empty object. */
export async function readOptionalJson(request: Request): Promise<JsonObject> {
  const bytes = await readBytes(request);
  return bytes.byteLength === 0 ? {} : parseJson(bytes, request.headers);
}

function parseJson(bytes: Uint8Array, headers: Headers): JsonObject {
  // Also what keeps a form of another site's page out: a browser sends this type across origins only where it may.
  if (!/^application\/(?:[\w.+-]+\+)?json *(?:;|$)/i.test(headers.get('content-type') ?? '')) {
    throw new HttpRefusal(415, 'Send the body as Content-Type: application/json.');
  }
  if (!/^(?:identity)?$/i.test(headers.get('content-encoding') ?? '')) {
    throw new HttpRefusal(415, 'Send the body as it is, without Content-Encoding.');
  }
  const value = parsed(textOf(bytes));
  const problem = problemOf(value, 1);
  if (problem) throw new HttpRefusal(400, problem);
  if (!isObject(value)) throw new HttpRefusal(400, 'The body is not a JSON object.');
  return value;
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new HttpRefusal(400, 'The body is not UTF-8.');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the body: it stays here.
    throw new HttpRefusal(400, 'The body is not JSON.');
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function problemOf(value: unknown, depth: number): string | null {
  if (typeof value === 'string') return textProblemOf(value);
  if (typeof value !== 'object' || value === null) return null;
  if (depth > JSON_DEPTH_MAX) return `The body nests deeper than ${JSON_DEPTH_MAX} levels.`;
  for (const [name, one] of Object.entries(value)) {
    const problem = textProblemOf(name) ?? problemOf(one, depth + 1);
    if (problem) return problem;
  }
  return null;
}

// PostgreSQL's text holds neither: it refuses the one, and the driver would quietly replace the other.
function textProblemOf(text: string): string | null {
  if (text.includes('\0')) return 'The body has a NUL character (\\u0000) in it: leave it out.';
  return text.isWellFormed() ? null : 'The body has half a surrogate pair in it, which is not a character.';
}
