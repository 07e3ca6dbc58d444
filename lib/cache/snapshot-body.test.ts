import { createHmac, randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { storedFlag } from '@/e2e/support/stored-flag';
import { type LoadedRows, SNAPSHOT_BYTES_MAX } from '@/lib/snapshot/snapshot';
import { BODY_BYTES_MAX, openBody, sealBody } from './snapshot-body';

const SECRET = 'the secret that all instances of one installation share';

const loaded: LoadedRows = {
  environment: 'production',
  lineage: '5f0c2bd0-8a0e-4e3b-9a52-0d6b1c7e8f11',
  revision: 42,
  flagCount: 2,
  segmentCount: 0,
  segments: [],
  since: null,
  rows: [storedFlag('new_dashboard', { rules: [{ anything: ['at', 'all'] }] }), storedFlag('beta_editor')],
};

async function sealed(said: Partial<LoadedRows> = {}): Promise<string> {
  const text = await sealBody({ ...loaded, ...said }, SECRET);
  if (text === null) throw new Error('It was too big.');
  return text;
}

/** Seals with the right key whatever is given, as a later or an earlier version of us might have. */
function sealedByUs(contents: string | Buffer): string {
  const key = createHmac('sha256', SECRET).update('sluice snapshot body').digest();
  const body = gzipSync(contents).toString('base64');
  return `${createHmac('sha256', key).update(body).digest('hex')}.${body}`;
}

test('a snapshot comes back from its body exactly as it was read', async () => {
  expect(await openBody(await sealed(), 'production', SECRET)).toEqual(loaded);
});

describe('a miss, never a value', () => {
  test('a body cut short, at every length', async () => {
    const text = await sealed();
    for (let length = 0; length < text.length; length++) {
      expect(await openBody(text.slice(0, length), 'production', SECRET)).toBeNull();
    }
  });

  test('a body with any one character changed, or anything added', async () => {
    const text = await sealed();
    for (let at = 0; at < text.length; at++) {
      const other = text[at] === 'A' ? 'B' : 'A';
      expect(await openBody(text.slice(0, at) + other + text.slice(at + 1), 'production', SECRET)).toBeNull();
    }
    for (const added of ['.', '.x', '=', 'A', '\n', '\0']) {
      expect(await openBody(text + added, 'production', SECRET)).toBeNull();
      expect(await openBody(added + text, 'production', SECRET)).toBeNull();
    }
  });

  test("another installation's body, or another environment's", async () => {
    expect(await openBody(await sealed(), 'production', `${SECRET}, another one`)).toBeNull();
    expect(await openBody(await sealed({ environment: 'staging' }), 'production', SECRET)).toBeNull();
  });

  test.each([
    ['a newer schema', { schema: 6, ...loaded }],
    ['a schema that knew no targets', { schema: 2, ...loaded }],
    ['a schema that knew no kills', { schema: 1, ...loaded }],
    ['no schema', loaded],
    ['a negative revision', { schema: 5, ...loaded, revision: -1 }],
    ['rows that are none', { schema: 5, ...loaded, rows: [7] }],
    ['a row without a key', { schema: 5, ...loaded, rows: [storedFlag('')] }],
    ['something else', 'hello'],
    ['nothing', null],
  ])('a body of %s, although it bears our seal', async (_what, contents) => {
    expect(await openBody(sealedByUs(JSON.stringify(contents)), 'production', SECRET)).toBeNull();
  });

  test('a body that is not JSON, although it bears our seal', async () => {
    expect(await openBody(sealedByUs('{"schema":3,'), 'production', SECRET)).toBeNull();
  });

  test('a body that would unpack beyond all measure', async () => {
    // Right in every other way: JSON minds no blanks after its end.
    const contents = JSON.stringify({ schema: 5, ...loaded }).padEnd(SNAPSHOT_BYTES_MAX + 1, ' ');
    const bomb = sealedByUs(contents);
    expect(bomb.length).toBeLessThan(BODY_BYTES_MAX);
    expect(await openBody(bomb, 'production', SECRET)).toBeNull();
  });

  test('a body that is too long is not even hashed', async () => {
    expect(await openBody('x'.repeat(BODY_BYTES_MAX + 101), 'production', SECRET)).toBeNull();
  });

  test('whatever else may stand in a cache', async () => {
    const anything = fc.oneof(fc.anything(), fc.string(), fc.base64String(), fc.json());
    await fc.assert(
      fc.asyncProperty(anything, async (text) => {
        expect(await openBody(text, 'production', SECRET)).toBeNull();
      }),
    );
  });
});

test('a snapshot that would make too big a body is not stored', async () => {
  // Base64 of noise packs to three quarters, and becomes base64 again: as long as it was.
  const rules = randomBytes(BODY_BYTES_MAX).toString('base64').slice(0, BODY_BYTES_MAX);
  const body = await sealBody({ ...loaded, flagCount: 1, rows: [storedFlag('noisy', { rules })] }, SECRET);
  expect(body === null).toBe(true);
});

test('a snapshot over its own limit is not even compressed', async () => {
  const rules = ' '.repeat(SNAPSHOT_BYTES_MAX);
  const body = await sealBody({ ...loaded, flagCount: 1, rows: [storedFlag('huge', { rules })] }, SECRET);
  expect(body === null).toBe(true);
});
