import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText, chainHash, type EntryBody } from './entry';
import { FIRST_LINK, type Link, type StoredEntry, verifyEntry, verifyHead } from './verify-chain';

const PRODUCTION = { id: 1, key: 'production' };

/** A chain of production as the door would have written it. */
function chainOf(length: number): StoredEntry[] {
  let previousHash = '';
  return Array.from({ length }, (_, i) => {
    const entry = storedEntry({ ...template, sequence: i + 1 }, previousHash);
    previousHash = entry.hash;
    return entry;
  });
}

const template: EntryBody = {
  sequence: 1,
  at: '2026-11-22T12:00:00.000Z',
  change: '3b2f8f2e-0c9f-4a7e-9d56-3b7e1f0c2a11',
  action: 'flag.edited',
  environment: 'production',
  revision: 42,
  flag: 'new_dashboard',
  actor: { type: 'account', id: 7 },
  source: 'dashboard',
  request: 'r-1',
  note: 'Go on',
  before: { rollout_percentage: 10 },
  after: { rollout_percentage: 25 },
};

function storedEntry(body: EntryBody, previousHash: string): StoredEntry {
  const text = canonicalText(body);
  return {
    sequence: body.sequence,
    changeId: body.change,
    at: new Date(body.at),
    action: body.action,
    actorType: body.actor.type,
    actorId: body.actor.id,
    environmentId: 1,
    flagKey: body.flag,
    body: text,
    previousHash,
    hash: chainHash(previousHash, text),
  };
}

/** Walks along, and gives the first fault, or the end. */
function walk(entries: readonly StoredEntry[], head?: Link) {
  let end = FIRST_LINK;
  for (const entry of entries) {
    const verified = verifyEntry(PRODUCTION, end, entry);
    if ('fault' in verified) return verified.fault;
    end = { sequence: entry.sequence, hash: entry.hash };
  }
  return head ? verifyHead(end, head) : end;
}

const headOf = (entries: readonly StoredEntry[]): Link => entries.at(-1) ?? FIRST_LINK;
const replaced = (entries: readonly StoredEntry[], i: number, change: Partial<StoredEntry>) =>
  entries.map((entry, at) => (at === i ? { ...entry, ...change } : entry));

test('a chain that nobody touched holds, whatever its length, the empty one too', () => {
  for (const length of [0, 1, 2, 50]) {
    const entries = chainOf(length);
    expect(walk(entries, headOf(entries))).toBeNull();
  }
});

test('one character changed anywhere in a text is found at that very entry', () => {
  const entries = chainOf(8);
  fc.assert(
    fc.property(fc.nat(7), fc.nat(), fc.constantFrom('x', '0', ' ', '"', '\u0000'), (i, at, character) => {
      const text = entries[i]?.body ?? '';
      const body = `${text.slice(0, at % text.length)}${character}${text.slice((at % text.length) + 1)}`;
      fc.pre(body !== text);
      expect(walk(replaced(entries, i, { body }))).toEqual({
        sequence: i + 1,
        what: `entry ${i + 1} was rewritten: its hash is not that of its text`,
      });
    }),
  );
});

test('an entry rewritten with its hash taken anew is found by the next, and the last one by the head', () => {
  const entries = chainOf(4);
  const forged = (i: number) => {
    const body = (entries[i]?.body ?? '').replace('"rollout_percentage":25', '"rollout_percentage":99');
    return replaced(entries, i, { body, hash: chainHash(entries[i]?.previousHash ?? '', body) });
  };
  expect(walk(forged(1), headOf(entries))).toEqual({
    sequence: 3,
    what: 'entry 3 does not continue the entry that stands before it',
  });
  expect(walk(forged(3), headOf(entries))).toEqual({
    sequence: 4,
    what: "entry 4 is not the one that the chain's head was taken of",
  });
});

test('an entry that is missing is named by its number: the first, one in the middle, the last', () => {
  const entries = chainOf(5);
  const without = (sequence: number) =>
    walk(
      entries.filter((entry) => entry.sequence !== sequence),
      headOf(entries),
    );
  expect(without(1)).toEqual({ sequence: 1, what: 'entry 1 is missing: entry 2 stands in its place' });
  expect(without(3)).toEqual({ sequence: 3, what: 'entry 3 is missing: entry 4 stands in its place' });
  expect(without(5)).toEqual({ sequence: 5, what: "entry 5 is missing: the chain's head is entry 5" });
});

test('an entry that the head knows nothing of is named', () => {
  const entries = chainOf(3);
  expect(walk(entries, headOf(entries.slice(0, 2)))).toEqual({
    sequence: 3,
    what: "entry 3 is beyond the chain's head, which is entry 2",
  });
});

test('any two entries that change places are found at the first of them', () => {
  const entries = chainOf(6);
  fc.assert(
    fc.property(fc.nat(5), fc.nat(5), (one, other) => {
      fc.pre(one < other);
      const [first, second] = [entries[one], entries[other]];
      if (!first || !second) throw new Error('There are six.');
      const swapped = replaced(replaced(entries, one, second), other, first).map((entry, i) => ({
        ...entry,
        sequence: i + 1,
      }));
      expect(walk(swapped)).toMatchObject({ sequence: one + 1 });
    }),
  );
});

test('a number that is given twice is found', () => {
  const entries = chainOf(3);
  const twice = entries.flatMap((entry) => (entry.sequence === 2 ? [entry, entry] : [entry]));
  expect(walk(twice)).toEqual({ sequence: 2, what: 'entry 2 has a number that was given already' });
});

test.each([
  ['at', { at: new Date('2026-11-22T12:00:01.000Z') }],
  ['at', { at: new Date(Number.NaN) }],
  ['change_id', { changeId: '00000000-0000-4000-8000-000000000000' }],
  ['action', { action: 'flag.archived' }],
  ['actor_type', { actorType: 'system' }],
  ['actor_id', { actorId: 8 }],
  ['actor_id', { actorId: null }],
  ['flag_key', { flagKey: 'another' }],
  ['environment_id', { environmentId: 2 }],
])('a column that says something else than the text is named: %s', (column, change) => {
  expect(walk(replaced(chainOf(3), 1, change))).toEqual({
    sequence: 2,
    what: expect.stringMatching(new RegExp(`^entry 2 has .+ in its column ${column}, where .+ is hashed$`)),
  });
});

test('an entry of another chain does not pass in this one, however well it is hashed', () => {
  const moved = storedEntry({ ...template, environment: 'staging' }, '');
  expect(walk([moved])).toEqual({ sequence: 1, what: 'entry 1 tells of staging' });
  expect(verifyEntry(null, FIRST_LINK, storedEntry(template, ''))).toEqual({
    fault: { sequence: 1, what: 'entry 1 tells of production' },
  });
});

test('an entry that calls itself by another number does not pass, however well it is hashed', () => {
  const entry = { ...storedEntry({ ...template, sequence: 7 }, ''), sequence: 1 };
  expect(walk([entry])).toEqual({ sequence: 1, what: 'entry 1 calls itself entry 7' });
});

test.each(['', '{', 'null', '[]', '{"sequence":1}'])('a text that is not an entry does not pass: %j', (body) => {
  const entry = { ...storedEntry(template, ''), body, hash: chainHash('', body) };
  expect(walk([entry])).toEqual({ sequence: 1, what: 'entry 1 has a text that is not an entry of ours' });
});
