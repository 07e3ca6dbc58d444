import { z } from 'zod';
import { chainHash } from './entry';

/** An entry as it is stored: its text, the two hashes, and the columns that repeat parts of the text. */
export interface StoredEntry {
  readonly sequence: number;
  readonly changeId: string;
  readonly at: Date;
  readonly action: string;
  readonly actorType: string;
  readonly actorId: number | null;
  readonly environmentId: number | null;
  readonly flagKey: string | null;
  readonly body: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** The first thing that is wrong with a chain, as a sentence, and the number of the entry that it is about, if any. */
export interface ChainFault {
  readonly sequence: number | null;
  readonly what: string;
}

/** A place between two entries: the number and the hash of the one before it. */
export interface Link {
  readonly sequence: number;
  readonly hash: string;
}

/** Where every chain begins. */
export const FIRST_LINK: Link = { sequence: 0, hash: '' };

/** The environment that a chain tells of; null for the chain of accounts and access. */
export type ChainOwner = { readonly id: number; readonly key: string } | null;

const entryText = z.object({
  sequence: z.number(),
  at: z.string(),
  change: z.string(),
  action: z.string(),
  environment: z.string().nullable(),
  flag: z.string().nullable(),
  actor: z.object({ type: z.string(), id: z.number().nullable() }),
  after: z.record(z.string(), z.unknown()).nullable(),
});

export type EntryText = z.infer<typeof entryText>;

/**
 * Checks the entry that stands after `before`: its number, that it continues the chain, that its hash is its text's, and
 * that its columns say what its text says. Gives the text, or the first thing that is wrong.
 */
export function verifyEntry(
  owner: ChainOwner,
  before: Link,
  entry: StoredEntry,
): { readonly text: EntryText } | { readonly fault: ChainFault } {
  const expected = before.sequence + 1;
  if (entry.sequence > expected) {
    return fault(expected, `entry ${expected} is missing: entry ${entry.sequence} stands in its place`);
  }
  const wrong = (what: string) => fault(entry.sequence, `entry ${entry.sequence} ${what}`);
  if (entry.sequence < expected) return wrong('has a number that was given already');
  if (entry.previousHash !== before.hash) return wrong('does not continue the entry that stands before it');
  if (entry.hash !== chainHash(before.hash, entry.body))
    return wrong('was rewritten: its hash is not that of its text');
  const text = parseText(entry.body);
  if (!text) return wrong('has a text that is not an entry of ours');
  const disagreement = disagreementOf(owner, entry, text);
  return disagreement === null ? { text } : wrong(disagreement);
}

/** Compares where a chain ends with the head that its writers keep: an entry removed from the end is missed there. */
export function verifyHead(end: Link, head: Link): ChainFault | null {
  if (end.sequence < head.sequence) {
    const missing = end.sequence + 1;
    return { sequence: missing, what: `entry ${missing} is missing: the chain's head is entry ${head.sequence}` };
  }
  if (end.sequence > head.sequence) {
    const beyond = head.sequence + 1;
    return { sequence: beyond, what: `entry ${beyond} is beyond the chain's head, which is entry ${head.sequence}` };
  }
  if (end.hash === head.hash) return null;
  return { sequence: end.sequence, what: `entry ${end.sequence} is not the one that the chain's head was taken of` };
}

function fault(sequence: number, what: string): { fault: ChainFault } {
  return { fault: { sequence, what } };
}

function parseText(body: string): EntryText | null {
  try {
    return entryText.parse(JSON.parse(body));
  } catch {
    return null;
  }
}

function disagreementOf(owner: ChainOwner, entry: StoredEntry, text: EntryText): string | null {
  if (text.sequence !== entry.sequence) return `calls itself entry ${text.sequence}`;
  if (text.environment !== (owner?.key ?? null)) return `tells of ${text.environment ?? 'no environment'}`;
  const pairs: readonly [column: string, stored: unknown, said: unknown][] = [
    ['at', isoText(entry.at), text.at],
    ['change_id', entry.changeId, text.change],
    ['action', entry.action, text.action],
    ['actor_type', entry.actorType, text.actor.type],
    ['actor_id', entry.actorId, text.actor.id],
    ['flag_key', entry.flagKey, text.flag],
    ['environment_id', entry.environmentId, owner?.id ?? null],
  ];
  const wrong = pairs.find(([, stored, said]) => stored !== said);
  return wrong ? `has ${wrong[1]} in its column ${wrong[0]}, where ${wrong[2]} is hashed` : null;
}

// PostgreSQL knows moments that JavaScript does not (infinity).
function isoText(at: Date): string {
  return Number.isNaN(at.getTime()) ? 'no moment' : at.toISOString();
}
