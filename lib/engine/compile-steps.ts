import { CLOSURE_MAX, TARGETS_PER_FLAG_MAX } from './budgets';
import { compileRules, unreadableRule } from './compile-rule';
import { compileSplit, serveShare } from './compile-serve';
import { type CompiledVariants, PLAIN } from './compile-variants';
import type { CompiledPrerequisite, CompiledSteps } from './compiled-flag';
import { leavesOf } from './conditions-within';
import { fieldsOf } from './fields';
import { isKeyShaped } from './flag-key';
import { ListedIds } from './listed-ids';
import { type Serve, settled } from './serve';
import type { IdentityPolicy, StoredFlag } from './types';

interface Read {
  /** Null where they cannot be read. */
  readonly variants: CompiledVariants | null;
  readonly policy: IdentityPolicy;
  /** Null where it cannot be read. */
  readonly percentage: number | null;
}

/** Makes what decides a flag that is on ready to run. What stands before something unreadable still answers. */
export function compileSteps(stored: StoredFlag, { variants: read, policy, percentage }: Read): CompiledSteps {
  const variants = read ?? PLAIN;
  const targets = targetsOf(stored.targets, variants);
  const prerequisites = prerequisitesOf(stored.prerequisites);
  const areReadable = read !== null && targets !== null && prerequisites !== null;
  return {
    prerequisites: Object.freeze(prerequisites ?? []),
    targets: targets && targets.size > 0 ? new ListedIds(targets) : null,
    rules: Object.freeze(
      areReadable ? [...compileRules(stored.rules, { variants, policy })] : [unreadableRule(variants)],
    ),
    fallthrough: fallthroughOf(stored, { variants, policy, percentage }),
    asks: Object.freeze([...new Set([...(prerequisites ?? []).map(({ flag }) => flag), ...flagsIn(stored.rules)])]),
  };
}

/** What decides a flag that is killed or switched off: nothing, it answers off. */
export function disabledSteps(disabled: Serve): CompiledSteps {
  return { prerequisites: NONE, targets: null, rules: NONE, fallthrough: disabled, asks: NONE };
}

function flagsIn(rules: unknown): string[] {
  if (!Array.isArray(rules)) return [];
  const leaves = rules.flatMap((rule: unknown) => leavesOf(fieldsOf(rule)?.conditions));
  return leaves.map((leaf) => fieldsOf(leaf)?.flag).filter(isKeyShaped);
}

const NONE: readonly never[] = Object.freeze([]);

function fallthroughOf(
  { split }: StoredFlag,
  { variants, policy, percentage }: Read & { variants: CompiledVariants },
): Serve {
  const drawing = { variants, policy, by: null, settledReason: 'static' } as const;
  const unreadable = settled(variants.offAnswers.unreadable);
  if (split !== undefined && split !== null) return compileSplit(split, drawing) ?? unreadable;
  return percentage === null ? unreadable : serveShare(percentage, drawing);
}

function targetsOf(stored: unknown, { byName }: CompiledVariants): ReadonlyMap<string, Serve> | null {
  if (stored === undefined || stored === null) return new Map();
  if (!Array.isArray(stored) || stored.length > TARGETS_PER_FLAG_MAX) return null;
  const targets = new Map<string, Serve>();
  for (const target of stored) {
    const { key, variant } = fieldsOf(target) ?? {};
    const answer = typeof variant === 'string' ? byName.get(variant)?.match : undefined;
    if (typeof key !== 'string' || key === '' || !answer) return null;
    // The first says it: an id that stands in it twice is refused at the door.
    if (!targets.has(key)) targets.set(key, settled(answer));
  }
  return targets;
}

function prerequisitesOf(stored: unknown): CompiledPrerequisite[] | null {
  if (stored === undefined || stored === null) return [];
  if (!Array.isArray(stored) || stored.length > CLOSURE_MAX) return null;
  const read = stored.map((one: unknown) => {
    const { flag, variants } = fieldsOf(one) ?? {};
    const areNames =
      Array.isArray(variants) && variants.length > 0 && variants.every((name) => typeof name === 'string');
    return isKeyShaped(flag) && areNames ? { flag, variants: new Set<string>(variants) } : null;
  });
  return read.every((one) => one !== null) ? read : null;
}
