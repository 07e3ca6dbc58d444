import { isOfType, isValueType } from '@/lib/engine/compile-variants';
import { fieldsOf } from '@/lib/engine/fields';
import { at, type Problem } from '@/lib/targeting/condition-problem';
import { isOneOf, namesWords, serveProblem, splitProblem } from '@/lib/targeting/rule-problem';

/** What of a flag names variants, and the variants themselves. As stored or as wanted, and well-formed. */
export interface Configuration {
  readonly value_type: string;
  readonly variants: unknown;
  readonly on_variant: string;
  readonly off_variant: string;
  readonly default_variant: string;
  readonly split: unknown;
  readonly rules: unknown;
  readonly targets: unknown;
}

/** The fields of which one may contradict another. */
export const CONFIGURING = [
  'variants',
  'on_variant',
  'off_variant',
  'default_variant',
  'split',
  'rules',
  'targets',
] as const;

/** The first thing in which the parts of a flag do not fit each other; null where they do. */
export function configurationProblem(flag: Configuration): Problem | null {
  const names = namesOf(flag.variants);
  return (
    valuesProblem(flag) ??
    partsProblem(flag, names) ??
    (flag.split === null ? null : splitProblem(flag.split, names)) ??
    rulesProblem(flag.rules, names) ??
    targetsProblem(flag.targets, names)
  );
}

/** The names of stored variants. */
export function namesOf(variants: unknown): readonly string[] {
  return listOf(variants).flatMap((one) => {
    const { name } = fieldsOf(one) ?? {};
    return typeof name === 'string' ? [name] : [];
  });
}

function valuesProblem({ variants, value_type: type }: Configuration): Problem | null {
  if (!isValueType(type)) return at(['value_type'], 'Use boolean, string, number or json.');
  const nth = listOf(variants).findIndex((one) => !isOfType(fieldsOf(one)?.value, type));
  return nth < 0 ? null : at(['variants', nth, 'value'], VALUES[type]);
}

const VALUES = {
  boolean: 'Use true or false.',
  string: 'Use a text.',
  number: 'Use a number.',
  json: 'Use an object or a list.',
} as const;

function partsProblem(flag: Configuration, names: readonly string[]): Problem | null {
  for (const part of ['on_variant', 'off_variant', 'default_variant'] as const) {
    if (!isOneOf(flag[part], names)) return at([part], namesWords(names));
  }
  return null;
}

function rulesProblem(rules: unknown, names: readonly string[]): Problem | null {
  for (const [nth, rule] of listOf(rules).entries()) {
    const problem = serveProblem(fieldsOf(rule)?.serve, names);
    if (problem) return at(['rules', nth, 'serve', ...problem.path], problem.message);
  }
  return null;
}

function targetsProblem(targets: unknown, names: readonly string[]): Problem | null {
  const nth = listOf(targets).findIndex((one) => !isOneOf(fieldsOf(one)?.variant, names));
  return nth < 0 ? null : at(['targets', nth, 'variant'], namesWords(names));
}

function listOf(stored: unknown): readonly unknown[] {
  return Array.isArray(stored) ? stored : [];
}
