import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { EvaluationContext, StoredFlag, StoredSegment } from '@/lib/engine/types';

/** What a condition says of attributes, and what its negation says of the same. */
export interface ConditionCase {
  readonly sentence: string;
  readonly kind: string;
  readonly condition: { readonly attribute: string; readonly operator: string };
  readonly attributes: EvaluationContext['attributes'];
  readonly holds: boolean;
  readonly negated: boolean;
}

/** What a flag answers, among others and segments; what is not said of them is as `storedFlag` has it. */
export interface EvaluationCase {
  readonly sentence: string;
  readonly flags: Readonly<Record<string, Partial<StoredFlag>>>;
  readonly segments?: Readonly<Record<string, Partial<StoredSegment>>>;
  readonly ask: string;
  readonly context: EvaluationContext;
  readonly answer: unknown;
}

export type VectorCase = ConditionCase | EvaluationCase;

const FOLDER = path.resolve(import.meta.dirname, '../../lib/engine/vectors');

/** The cases of every topic in `lib/engine/vectors`, which its README describes. The golden buckets have a form of their own. */
export function vectorFiles(): { readonly topic: string; readonly cases: readonly VectorCase[] }[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json') && name !== 'bucket.json');
  return names.toSorted().map((name) => {
    const { cases } = JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8'));
    return { topic: path.basename(name, '.json'), cases };
  });
}

/** What a case expects, in the form in which it is answered. */
export function expectedOf(one: VectorCase): unknown {
  return 'condition' in one ? { holds: one.holds, negated: one.negated } : { answer: one.answer };
}
