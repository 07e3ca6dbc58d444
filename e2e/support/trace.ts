import { expect } from 'vitest';
import type { Database } from '@/db/client';
import { environmentChain, environmentRow } from './environment-chain';

export const ENVIRONMENTS = ['production', 'staging', 'development'] as const;

/** What a change left behind: the entries of each environment that got any, and by how much its revision grew. */
export type Trace = Readonly<Record<string, { readonly revisions: number; readonly entries: readonly TracedEntry[] }>>;

interface TracedEntry {
  readonly action: string;
  readonly flag: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

/** Runs `work`, whatever becomes of it, and tells what it left. The chains are verified on the way. */
export async function traceOf(db: Database, work: () => Promise<unknown>): Promise<Trace> {
  const before = await Promise.all(ENVIRONMENTS.map((key) => environmentRow(db, key)));
  const held = await Promise.all(ENVIRONMENTS.map((key) => environmentChain(db, key)));
  await work();
  const trace: Record<string, { revisions: number; entries: TracedEntry[] }> = {};
  for (const [i, key] of ENVIRONMENTS.entries()) {
    const entries = (await environmentChain(db, key)).slice(held[i]?.length ?? 0);
    const revisions = (await environmentRow(db, key)).revision - (before[i]?.revision ?? 0);
    if (entries.length === 0 && revisions === 0) continue;
    trace[key] = {
      revisions,
      entries: entries.map(({ action, flag, before: was, after }) => ({ action, flag, before: was, after })),
    };
  }
  return trace;
}

/** Expects a refusal that matches, and that it left nothing. Gives the refusal. */
export async function expectRefusal(db: Database, work: () => Promise<unknown>, refusal: object): Promise<void> {
  const trace = await traceOf(db, () => expect(work()).rejects.toMatchObject(refusal));
  expect(trace).toEqual({});
}
