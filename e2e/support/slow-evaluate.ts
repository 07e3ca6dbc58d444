import { createHash } from 'node:crypto';
import type { Condition, Rule, ServeSaid, SplitRange, Target } from '@/lib/engine/rule';
import type { JsonValue } from '@/lib/engine/types';

/**
 * A second evaluator, for tests: slow, obvious, and written from docs/evaluation.md and not from the engine. It takes
 * only what the door takes. Conditions are yes, no, or unknown (Kleene's logic): what is not known matches on neither side.
 */
export interface SlowFlag {
  readonly key: string;
  readonly enabled: boolean;
  readonly killed: boolean;
  readonly percentage: number;
  readonly policy: 'device' | 'user';
  readonly variants: readonly { readonly name: string; readonly value: JsonValue }[];
  readonly on: string;
  readonly off: string;
  readonly rest: string;
  readonly split: readonly SplitRange[] | null;
  readonly rules: readonly Rule[];
  readonly targets: readonly Target[];
  readonly prerequisites: readonly { readonly flag: string; readonly variants: readonly string[] }[];
}

export interface SlowSegment {
  readonly key: string;
  readonly conditions: readonly Condition[];
  readonly included: readonly string[];
  readonly excluded: readonly string[];
}

export interface SlowWorld {
  readonly flags: readonly SlowFlag[];
  readonly segments: readonly SlowSegment[];
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly now: number;
}

type Truth = 'yes' | 'no' | 'unknown';

/** What a flag answers, as one text: variant, reason, and what went wrong. */
export function slowEvaluate(flag: SlowFlag, world: SlowWorld): string {
  const { off } = flag;
  if (flag.killed || !flag.enabled) return `${off} DISABLED`;
  for (const { flag: key, variants } of flag.prerequisites) {
    const other = world.flags.find((one) => one.key === key);
    if (!other) return `${off} ERROR PARSE_ERROR`;
    const [variant = '', reason, code] = slowEvaluate(other, world).split(' ');
    if (reason === 'ERROR') return `${off} ERROR ${code}`;
    if (!variants.includes(variant)) return `${off} DISABLED`;
  }
  const target = flag.targets.find(({ key }) => key === world.id);
  if (target) return `${target.variant} TARGETING_MATCH`;
  const rule = flag.rules.find(({ conditions }) => all(conditions.map((one) => truthOf(one, world))) === 'yes');
  if (rule) return served(flag, rule.serve, world);
  const isNobody = flag.policy === 'user' && world.id === '';
  if (flag.split) return drawn(flag, flag.split, { id: world.id, isNobody, certain: 'STATIC' });
  return shared(flag, flag.percentage, { id: world.id, isNobody, certain: 'STATIC' });
}

function served(flag: SlowFlag, serve: ServeSaid, { id, attributes }: SlowWorld): string {
  if ('variant' in serve) return `${serve.variant} TARGETING_MATCH`;
  const by = serve.by === undefined ? id : found(attributes, serve.by);
  const hashed = typeof by === 'string' ? by : Number.isSafeInteger(by) ? String(by) : '';
  const isNobody = flag.policy === 'user' && serve.by === undefined && id === '';
  if ('split' in serve) return drawn(flag, serve.split, { id: hashed, isNobody, certain: 'SPLIT' });
  return shared(flag, serve.percentage, { id: hashed, isNobody, certain: 'SPLIT' });
}

interface Drawing {
  /** What is hashed. */
  readonly id: string;
  /** Whether a flag for accounts is asked without one: it refuses even where no hash is needed. */
  readonly isNobody: boolean;
  /** The reason where nobody's position matters. */
  readonly certain: string;
}

function shared(flag: SlowFlag, percentage: number, { id, isNobody, certain }: Drawing): string {
  const isCertain = percentage === 0 || percentage === 100;
  if (isCertain ? isNobody : id === '') return `${flag.off} ERROR TARGETING_KEY_MISSING`;
  if (isCertain) return `${percentage === 0 ? flag.off : flag.on} ${certain}`;
  return `${positionOf(flag.key, id) < Math.round(percentage * 1000) ? flag.on : flag.off} SPLIT`;
}

function drawn(flag: SlowFlag, split: readonly SplitRange[], { id, isNobody, certain }: Drawing): string {
  const whole = split.find(({ from, to }) => from === 0 && to === 100_000);
  if (whole ? isNobody : id === '') return `${flag.off} ERROR TARGETING_KEY_MISSING`;
  if (whole) return `${whole.variant} ${certain}`;
  const position = positionOf(flag.key, id);
  const range = split.find(({ from, to }) => from <= position && position < to);
  return range ? `${range.variant} SPLIT` : `${flag.rest} DEFAULT`;
}

function positionOf(key: string, id: string): number {
  const n = BigInt(`0x${createHash('md5').update(`${key}:${id}`, 'utf8').digest('hex')}`);
  return Number((n % 100n) * 1000n + ((n / 100n) % 1000n));
}

function all(truths: readonly Truth[]): Truth {
  if (truths.includes('no')) return 'no';
  return truths.includes('unknown') ? 'unknown' : 'yes';
}

function not(truth: Truth): Truth {
  return truth === 'unknown' ? 'unknown' : truth === 'yes' ? 'no' : 'yes';
}

function truthOf(condition: Condition, world: SlowWorld): Truth {
  const plain = plainTruth(condition, world);
  return condition.negate ? not(plain) : plain;
}

function plainTruth(condition: Condition, world: SlowWorld): Truth {
  if ('all' in condition) return all(condition.all.map((one) => truthOf(one, world)));
  if ('any' in condition) return not(all(condition.any.map((one) => not(truthOf(one, world)))));
  if ('segment' in condition) return membership(condition.segment, world);
  if ('flag' in condition) {
    const other = world.flags.find(({ key }) => key === condition.flag);
    const [variant = '', reason] = other ? slowEvaluate(other, world).split(' ') : ['', 'ERROR'];
    return reason === 'ERROR' ? 'unknown' : said(condition.variants.includes(variant));
  }
  return compared(found(world.attributes, condition.attribute), condition, world.now);
}

function membership(key: string, world: SlowWorld): Truth {
  const segment = world.segments.find((one) => one.key === key);
  if (!segment) return 'unknown';
  if (world.id !== '' && segment.excluded.includes(world.id)) return 'no';
  if (world.id !== '' && segment.included.includes(world.id)) return 'yes';
  const { conditions } = segment;
  const truth = conditions.length === 0 ? 'no' : all(conditions.map((one) => truthOf(one, world)));
  // Somebody without an id may be on either list.
  if (world.id === '' && truth === 'yes' && segment.excluded.length > 0) return 'unknown';
  if (world.id === '' && truth === 'no' && segment.included.length > 0) return 'unknown';
  return truth;
}

function found(attributes: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((reached, name) => {
    if (typeof reached !== 'object' || reached === null || Array.isArray(reached)) return undefined;
    if (!Object.hasOwn(reached, name)) return undefined;
    return Reflect.get(reached, name);
  }, attributes);
}

function said(is: boolean): Truth {
  return is ? 'yes' : 'no';
}

interface Test {
  readonly operator: string;
  readonly values?: readonly unknown[];
  readonly ignore_case?: boolean;
}

function compared(attribute: unknown, { operator, values = [], ignore_case: ignoreCase }: Test, now: number): Truth {
  if (operator === 'exists') return said(attribute !== undefined && attribute !== null);
  const fold = (value: unknown) => (ignoreCase && typeof value === 'string' ? value.toLowerCase() : value);
  const [first, second] = values;
  switch (operator) {
    case 'equals':
    case 'one_of':
      if (!['string', 'number', 'boolean'].includes(typeof attribute) || Number.isNaN(attribute)) return 'unknown';
      return said(values.some((value) => fold(value) === fold(attribute)));
    case 'contains':
    case 'starts_with':
    case 'ends_with':
    case 'matches': {
      if (typeof attribute !== 'string') return 'unknown';
      const text = String(fold(attribute));
      if (operator === 'matches') return said(new RegExp(String(first), ignoreCase ? 'i' : '').test(attribute));
      const has = { contains: 'includes', starts_with: 'startsWith', ends_with: 'endsWith' } as const;
      return said(values.some((value) => text[has[operator]](String(fold(value)))));
    }
    case 'any_of':
    case 'all_of':
    case 'none_of': {
      if (!Array.isArray(attribute)) return 'unknown';
      const hits = values.filter((value) => attribute.includes(value));
      return said(
        { any_of: hits.length > 0, all_of: hits.length === values.length, none_of: hits.length === 0 }[operator],
      );
    }
    case 'before':
    case 'after':
    case 'within_last': {
      const instant =
        typeof attribute === 'string' ? dateOf(attribute) : typeof attribute === 'number' ? attribute : Number.NaN;
      if (Number.isNaN(instant)) return 'unknown';
      if (operator === 'within_last') return said(instant <= now && now - instant <= Number(first) * 1000);
      const bound = Date.parse(String(first));
      return said(operator === 'before' ? instant < bound : instant > bound);
    }
    default:
      return ordered(attribute, operator, [first, second]);
  }
}

function ordered(attribute: unknown, operator: string, [first, second]: readonly unknown[]): Truth {
  const isVersion = operator.startsWith('semver_');
  const read = (value: unknown) => (isVersion ? versionNumber(value) : typeof value === 'number' ? value : Number.NaN);
  const [value, bound] = [read(attribute), read(first)];
  if (Number.isNaN(value)) return 'unknown';
  switch (operator.replace('semver_', '')) {
    case 'equals':
      return said(value === bound);
    case 'greater_than':
      return said(value > bound);
    case 'greater_than_or_equal':
      return said(value >= bound);
    case 'less_than':
      return said(value < bound);
    case 'less_than_or_equal':
      return said(value <= bound);
    case 'between':
      return said(value >= bound && value <= Number(second));
    default:
      throw new Error(`The second evaluator does not know ${operator}.`);
  }
}

/** Only what begins like a date: JavaScript would read `5` as a month. */
function dateOf(text: string): number {
  return /^\d{4}-/.test(text) ? Date.parse(text) : Number.NaN;
}

/** Versions of small numbers, in their order; one with anything after a hyphen comes just before. */
function versionNumber(value: unknown): number {
  const parts = typeof value === 'string' ? /^(\d+)\.(\d+)\.(\d+)(-rc)?$/.exec(value) : null;
  if (!parts) return Number.NaN;
  const [, major, minor, patch, rc] = parts;
  return (Number(major) * 1000 + Number(minor)) * 1000 + Number(patch) - (rc ? 0.5 : 0);
}
