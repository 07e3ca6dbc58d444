import type { SplitRange } from '@/lib/engine/rule';
import type { ValueFormat } from './typed-values';

/** A rule while it is typed. Ids hold while it is moved about, and mean nothing else. */
export interface RuleDraft {
  readonly id: number;
  readonly name: string;
  readonly conditions: readonly ConditionDraft[];
  readonly serve: ServeDraft;
}

export type ConditionDraft = { readonly id: number; readonly negate: boolean } & (
  | {
      readonly kind: 'attribute';
      readonly attribute: string;
      readonly operator: string;
      readonly format: ValueFormat;
      /** The values, one a line. */
      readonly typed: string;
      readonly ignoreCase: boolean;
    }
  | { readonly kind: 'segment'; readonly segment: string }
  /** Variants with commas between them. */
  | { readonly kind: 'flag'; readonly flag: string; readonly variants: string }
  | { readonly kind: 'any' | 'all'; readonly conditions: readonly ConditionDraft[] }
);

/** What a rule gives. All that was typed is kept, so that going back to another kind brings it back. */
export interface ServeDraft {
  readonly kind: 'variant' | 'percentage' | 'split';
  readonly variant: string;
  readonly percentage: string;
  /** The ranges as they are stored, from which weights move as few people as can be; null where nothing is split yet. */
  readonly held: readonly SplitRange[] | null;
  /** Per cent, by variant; null while the ranges stand as they are stored. */
  readonly weights: Readonly<Record<string, string>> | null;
  /** The attribute that is hashed; empty for the targeting key. */
  readonly by: string;
}

let lastId = 0;

/** An id that no draft has yet. */
export function freshId(): number {
  lastId += 1;
  return lastId;
}

/** A condition as one begins to type it. */
export function newCondition(): ConditionDraft {
  return {
    id: freshId(),
    kind: 'attribute',
    negate: false,
    attribute: '',
    operator: 'equals',
    format: 'text',
    typed: '',
    ignoreCase: false,
  };
}

/** A rule as one begins to type it: it has a condition, because one without any matches everybody. */
export function newRule(variant: string): RuleDraft {
  return { id: freshId(), name: '', conditions: [newCondition()], serve: newServe(variant) };
}

export function newServe(variant: string): ServeDraft {
  return { kind: 'variant', variant, percentage: '', held: null, weights: null, by: '' };
}

/** The same condition as another kind, with what both have. */
export function asKind(condition: ConditionDraft, kind: ConditionDraft['kind']): ConditionDraft {
  const { id, negate } = condition;
  if (kind === condition.kind) return condition;
  if (kind === 'segment') return { id, negate, kind, segment: '' };
  if (kind === 'flag') return { id, negate, kind, flag: '', variants: 'on' };
  if (kind === 'attribute') return { ...newCondition(), id, negate };
  const conditions =
    'conditions' in condition ? condition.conditions : [{ ...condition, id: freshId(), negate: false }];
  return { id, negate, kind, conditions };
}

/** A list with one element at another place. */
export function moved<Element>(list: readonly Element[], from: number, to: number): readonly Element[] {
  const [element] = list.slice(from, from + 1);
  if (element === undefined || to < 0 || to >= list.length) return list;
  return list.toSpliced(from, 1).toSpliced(to, 0, element);
}
