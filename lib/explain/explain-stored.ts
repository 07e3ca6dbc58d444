import type { Queryable } from '@/db/client';
import { DomainError } from '@/lib/domain-error';
import type { EvaluationContext } from '@/lib/engine/types';
import { flagNotFound } from '@/lib/flags/rows-in-door';
import { parseInput } from '@/lib/parse-input';
import { loadEnvironment } from '@/lib/snapshot/load';
import { buildSnapshot } from '@/lib/snapshot/snapshot';
import { explainFlag } from './explain-flag';
import type { Explained } from './explained';
import { questionInput } from './schema';

/**
 * Explains what a flag, as it is stored, answers for a context and an instant. Read from the database, so that it is the
 * newest whatever this process holds. Throws NOT_FOUND, and INVALID_INPUT.
 */
export async function explainStored(
  db: Queryable,
  { environment, key, question, now }: { environment: string; key: string; question: unknown; now: Date },
): Promise<Explained & { readonly at: string; readonly revision: number }> {
  const { context, moment } = askedOf(question, now);
  const loaded = await loadEnvironment(db, environment, null);
  const stored = loaded?.rows.find((row) => row.key === key);
  if (!loaded || !stored) throw flagNotFound(key);
  const world = buildSnapshot(loaded, null);
  const explained = explainFlag(stored, { context, now: moment.getTime(), world });
  return { ...explained, at: moment.toISOString(), revision: loaded.revision };
}

/** The same for every flag of an environment, in key order; archived flags too. Throws INVALID_INPUT, and NOT_FOUND. */
export async function explainAllStored(
  db: Queryable,
  { environment, question, now }: { environment: string; question: unknown; now: Date },
): Promise<{ readonly explained: readonly Explained[]; readonly at: string; readonly revision: number }> {
  const { context, moment } = askedOf(question, now);
  const loaded = await loadEnvironment(db, environment, null);
  if (!loaded) {
    throw new DomainError('NOT_FOUND', `There is no environment ${environment.slice(0, 40)}.`, {
      field: 'environment',
    });
  }
  const world = buildSnapshot(loaded, null);
  const rows = loaded.rows.toSorted((one, other) => (one.key < other.key ? -1 : 1));
  const explained = rows.map((stored) => explainFlag(stored, { context, now: moment.getTime(), world }));
  return { explained, at: moment.toISOString(), revision: loaded.revision };
}

function askedOf(question: unknown, now: Date): { context: EvaluationContext; moment: Date } {
  const { context: said, at } = parseInput(questionInput, question);
  const { targeting_key: targetingKey, identities, attributes } = said;
  return { context: { targetingKey, identities, attributes }, moment: at === undefined ? now : new Date(at) };
}
