import { fieldsOf } from '@/lib/engine/fields';

/** The ids of each variant, one a line, with a note after a tab or ` # `. */
export type TypedTargets = Readonly<Record<string, string>>;

/** Targets as lines; null where an id or a note cannot stand in one. */
export function readTargets(stored: unknown): TypedTargets | null {
  if (!Array.isArray(stored)) return null;
  const lines = new Map<string, string[]>();
  for (const one of stored) {
    const { key, variant, note = '', ...others } = fieldsOf(one) ?? {};
    if (typeof key !== 'string' || typeof variant !== 'string' || typeof note !== 'string') return null;
    const line = note === '' ? key : `${key}\t${note}`;
    const back = targetOf(line);
    if (back?.key !== key || (back.note ?? '') !== note || line.includes('\n') || Object.keys(others).length > 0)
      return null;
    lines.set(variant, [...(lines.get(variant) ?? []), line]);
  }
  return Object.fromEntries([...lines].map(([variant, all]) => [variant, all.join('\n')]));
}

/** Lines as targets. Empty ones are none. */
export function writeTargets(typed: TypedTargets): unknown[] {
  return Object.entries(typed).flatMap(([variant, lines]) =>
    lines.split('\n').flatMap((line) => {
      const target = targetOf(line);
      return target ? [{ key: target.key, variant, ...(target.note !== undefined && { note: target.note }) }] : [];
    }),
  );
}

/** How many ids lines hold. */
export function countIds(lines: string): number {
  return lines.split('\n').filter((line) => targetOf(line) !== null).length;
}

/** Splits a line at its first tab, or ` # `. */
function targetOf(line: string): { key: string; note?: string } | null {
  const [, id = '', said = ''] = /^(.*?)(?:(?:\t|\s#\s)(.*))?$/.exec(line.trim()) ?? [];
  const [key, note] = [id.trim(), said.trim()];
  if (key === '') return null;
  return note === '' ? { key } : { key, note };
}
