import type { Operand } from '@/lib/engine/operators';

/** How typed lines are read: as they are, as numbers, as yes or no, each as JSON, or as a length of time. */
export type ValueFormat = 'text' | 'number' | 'boolean' | 'json' | keyof typeof SECONDS_IN;

const SECONDS_IN = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;

/** The formats that make sense for what an operator takes, the usual one first. */
export function formatsFor(takes: Operand): readonly ValueFormat[] {
  if (takes === 'value') return ['text', 'number', 'boolean', 'json'];
  if (takes === 'number') return ['number'];
  if (takes === 'seconds') return ['days', 'hours', 'minutes', 'seconds'];
  return ['text', 'json'];
}

export const FORMAT_WORDS: Readonly<Record<ValueFormat, string>> = {
  text: 'text',
  number: 'number',
  boolean: 'true or false',
  json: 'JSON',
  seconds: 'seconds',
  minutes: 'minutes',
  hours: 'hours',
  days: 'days',
};

/** Values as lines to edit, in the plainest format that gives back the same. */
export function typedOf(values: readonly unknown[], takes: Operand): { format: ValueFormat; typed: string } {
  const formats = formatsFor(takes);
  for (const format of formats) {
    const typed = linesIn(format, values);
    if (typed !== null && sameValues(valuesOf(format, typed), values)) return { format, typed };
  }
  return { format: 'json', typed: values.map((value) => JSON.stringify(value)).join('\n') };
}

/** What typed lines mean. Empty lines are none; one that cannot be read is null, which the server refuses by its place. */
export function valuesOf(format: ValueFormat, typed: string): readonly (string | number | boolean | null)[] {
  const lines = typed.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').map((line) => readLine(format, line));
}

function readLine(format: ValueFormat, line: string): string | number | boolean | null {
  if (format === 'text') return line;
  if (format === 'json') return simpleJson(line);
  if (format === 'boolean') return line === 'true' ? true : line === 'false' ? false : null;
  const number = Number(line.replace(',', '.'));
  if (!Number.isFinite(number)) return null;
  return format === 'number' ? number : number * SECONDS_IN[format];
}

function simpleJson(line: string): string | number | boolean | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  } catch {
    return null;
  }
}

function linesIn(format: ValueFormat, values: readonly unknown[]): string | null {
  if (format === 'json') return values.map((value) => JSON.stringify(value)).join('\n');
  if (format === 'text') return values.every((value) => typeof value === 'string') ? values.join('\n') : null;
  if (format === 'boolean') return values.every((value) => typeof value === 'boolean') ? values.join('\n') : null;
  if (!values.every((value) => typeof value === 'number')) return null;
  if (format === 'number') return values.join('\n');
  const inUnits = values.map((value) => value / SECONDS_IN[format]);
  return inUnits.every(Number.isInteger) || format === 'seconds' ? inUnits.join('\n') : null;
}

function sameValues(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((value, nth) => value === others[nth]);
}
