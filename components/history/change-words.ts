import { splitWords } from '@/components/flag-page/targeting-words';
import { formatPercentage } from '@/lib/engine/percentage';

/** One field that an entry changed, in product words. */
export interface ChangeWords {
  readonly field: string;
  readonly before: string | null;
  readonly after: string;
}

const FIELDS: Readonly<Record<string, string>> = {
  rollout_percentage: 'rollout',
  enabled: 'switch',
  identity_policy: 'identity policy',
  failure_mode: 'failure mode',
  client_visible: 'client-visible',
  requires_note: 'a note on every change',
  value_type: 'type',
  on_variant: 'on variant',
  off_variant: 'off variant',
  default_variant: 'default variant',
  split: 'weights',
  copied_from: 'copied from',
  position: 'place',
};

/** Told by the entry's verb and subject, and by the drill's own page. */
const LEFT_OUT: ReadonlySet<string> = new Set(['killed', 'layers', 'segment', 'key', 'retired']);

const ID_LISTS: ReadonlySet<string> = new Set(['targets', 'included', 'excluded']);

/** What goes without saying of a new flag that is on or off. */
const OF_VARIANTS: ReadonlySet<string> = new Set([
  'value_type',
  'variants',
  'on_variant',
  'off_variant',
  'default_variant',
]);

type Fields = Readonly<Record<string, unknown>> | null;

/**
 * What an entry changed, field by field; a creation has no before, and its empty fields are left out. A kill is left
 * out too: only killing and lifting change it, and the entry's verb says which.
 */
export function changeWords(before: Fields, after: Fields): ChangeWords[] {
  return Object.entries(after ?? {})
    .filter(([field]) => !LEFT_OUT.has(field))
    .filter(([field, value]) => before !== null || !(isEmpty(value) || field === 'archived'))
    .filter(([field]) => before !== null || after?.value_type !== 'boolean' || !OF_VARIANTS.has(field))
    .map(([field, value]) => ({
      field: FIELDS[field] ?? field,
      before: before === null ? null : valueWords(field, before[field]),
      after: valueWords(field, value),
    }));
}

function valueWords(field: string, value: unknown): string {
  if (field === 'rollout_percentage' && typeof value === 'number') return `${formatPercentage(value)}%`;
  if (field === 'position' && typeof value === 'number') return `${value + 1}`;
  if (field === 'enabled') return value === true ? 'on' : 'off';
  if (field === 'plan') return planWords(value);
  if (field === 'split') return Array.isArray(value) ? splitWords(value) : 'none';
  if (field === 'variants' && Array.isArray(value)) return value.map(variantWords).join(', ');
  if (ID_LISTS.has(field) && Array.isArray(value))
    return value.length === 1 ? '1 id' : `${value.length.toLocaleString('en')} ids`;
  if (field === 'archived') return value === true ? 'archived' : 'active';
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(', ') || 'none';
  if (typeof value === 'string') return value || 'empty';
  return JSON.stringify(value) ?? 'nothing';
}

const VALUE_LENGTH_MAX = 40;

function variantWords(variant: unknown): string {
  if (!isRecord(variant)) return 'nothing';
  const value = JSON.stringify(variant.value) ?? 'nothing';
  return `${variant.name} = ${value.length > VALUE_LENGTH_MAX ? `${value.slice(0, VALUE_LENGTH_MAX)}…` : value}`;
}

// What a plan's entry tells of the plan: its place.
function planWords(told: unknown): string {
  if (!isRecord(told)) return 'none';
  return `${told.stage === null ? '' : `stage ${told.stage} of ${told.of}, `}${told.state}`;
}

/** The gate of a rollout plan as it was judged when the entry was made: a sentence a condition. */
export function evidenceWords(after: Fields): string[] {
  const plan = after?.plan;
  const evidence = isRecord(plan) && Array.isArray(plan.evidence) ? plan.evidence.filter(isRecord) : [];
  return evidence.map(({ open, sentence }) => `${open === true ? 'Open' : 'Held'}: ${sentence}`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
  return value === '' || value === null || (Array.isArray(value) && value.length === 0);
}
