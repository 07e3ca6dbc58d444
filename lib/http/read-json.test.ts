import { expect, test } from 'vitest';
import { REQUEST_BODY_BYTES_MAX } from './read-bytes';
import { JSON_DEPTH_MAX, readJson, readOptionalJson } from './read-json';

const JSON_TYPE = { 'content-type': 'application/json' };

function sent(body: BodyInit | null, headers: Record<string, string> = JSON_TYPE): Request {
  return new Request('http://sluice.test/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
}

/** A body without a Content-Length, in chunks of 64 KiB, which says how many were taken from it. */
function streamOf(byteCount: number) {
  const chunk = new Uint8Array(65_536).fill(0x20);
  const taken = { bytes: 0, cancelled: false };
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (taken.bytes >= byteCount) return controller.close();
      taken.bytes += chunk.byteLength;
      controller.enqueue(chunk);
    },
    cancel() {
      taken.cancelled = true;
    },
  });
  return { stream, taken };
}

test('a JSON object is read, whatever flavour of JSON it says it is', async () => {
  const types = [
    'application/json',
    'application/json; charset=utf-8',
    'application/merge-patch+json',
    'APPLICATION/JSON',
  ];
  for (const type of types) {
    expect(await readJson(sent('{"note":"é"}', { 'content-type': type }))).toEqual({ note: 'é' });
  }
});

test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', 'text/json', ''])(
  'a body sent as %j is refused: a form of another site can send nothing else',
  async (type) => {
    await expect(readJson(sent('{}', { 'content-type': type }))).rejects.toMatchObject({ status: 415 });
  },
);

test('a compressed body is refused rather than misread', async () => {
  const request = sent('{}', { ...JSON_TYPE, 'content-encoding': 'gzip' });
  await expect(readJson(request)).rejects.toMatchObject({ status: 415 });
});

test.each<[string, BodyInit]>([
  ['broken', '{"key":'],
  ['not UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
  ['a list', '[]'],
  ['null', 'null'],
  ['text', '"{}"'],
  ['text with a NUL', '{"note":"a\\u0000b"}'],
  ['a name with a NUL', '{"a\\u0000b":1}'],
  ['half a surrogate pair', '{"note":"\\ud800"}'],
  ['nested too deep', `${'{"a":'.repeat(JSON_DEPTH_MAX + 1)}1${'}'.repeat(JSON_DEPTH_MAX + 1)}`],
  ['a hundred thousand brackets', '['.repeat(100_000) + ']'.repeat(100_000)],
])('a body that is %s is refused as unreadable', async (_what, body) => {
  await expect(readJson(sent(body))).rejects.toMatchObject({ status: 400 });
});

test('the refusal does not quote the body', async () => {
  await expect(readJson(sent('{"password": hunter2'))).rejects.not.toThrow(/hunter2/);
});

test('an object as deep as allowed is read', async () => {
  const text = `${'{"a":'.repeat(JSON_DEPTH_MAX)}1${'}'.repeat(JSON_DEPTH_MAX)}`;
  expect(await readJson(sent(text))).toEqual(JSON.parse(text));
});

test('an empty body is refused where one is needed, and is an empty object where it may be left out', async () => {
  await expect(readJson(sent(null))).rejects.toMatchObject({ status: 400 });
  expect(await readOptionalJson(sent(null, {}))).toEqual({});
});

test('a key called __proto__ stays an ordinary key', async () => {
  const value = await readJson(sent('{"__proto__":{"admin":true},"a":1}'));
  expect(Object.keys(value)).toEqual(['__proto__', 'a']);
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(Reflect.get({}, 'admin')).toBeUndefined();
});

test('a body that announces more than 2 MiB is refused before it is read', async () => {
  const { stream, taken } = streamOf(10);
  const request = sent(stream, { ...JSON_TYPE, 'content-length': String(REQUEST_BODY_BYTES_MAX + 1) });
  await expect(readJson(request)).rejects.toMatchObject({ code: 'TOO_LARGE' });
  expect(taken.bytes).toBeLessThanOrEqual(65_536);
});

test('a body that turns out longer than 2 MiB is refused there, and the rest is not waited for', async () => {
  const { stream, taken } = streamOf(REQUEST_BODY_BYTES_MAX * 10);
  const request = sent(stream, { ...JSON_TYPE, 'content-length': '2' });
  await expect(readJson(request)).rejects.toMatchObject({ code: 'TOO_LARGE' });
  expect(taken.cancelled).toBe(true);
  expect(taken.bytes).toBeLessThan(REQUEST_BODY_BYTES_MAX + 4 * 65_536);
});

test('a body of exactly 2 MiB is read', async () => {
  const text = `{"note":"${'a'.repeat(REQUEST_BODY_BYTES_MAX - 11)}"}`;
  expect(Buffer.byteLength(text)).toBe(REQUEST_BODY_BYTES_MAX);
  expect(Object.keys(await readJson(sent(text)))).toEqual(['note']);
});

test('a body that breaks off is refused, and is not a bug of ours', async () => {
  const stream = new ReadableStream({
    pull(controller) {
      controller.error(new Error('aborted'));
    },
  });
  await expect(readJson(sent(stream))).rejects.toMatchObject({ status: 400 });
});
