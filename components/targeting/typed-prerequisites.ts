import { freshId } from '@/components/rules/draft';
import { typedNames } from '@/components/rules/read-rules';
import { namesOf } from '@/components/rules/write-rules';
import { fieldsOf } from '@/lib/engine/fields';

/** A prerequisite while it is typed; variants with commas between them. */
export interface TypedPrerequisite {
  readonly id: number;
  readonly flag: string;
  readonly variants: string;
}

/** Prerequisites as rows; null where one cannot be typed so. */
export function readPrerequisites(stored: unknown): readonly TypedPrerequisite[] | null {
  if (!Array.isArray(stored)) return null;
  const rows: TypedPrerequisite[] = [];
  for (const one of stored) {
    const { flag, variants, ...others } = fieldsOf(one) ?? {};
    const names = typedNames(variants);
    if (typeof flag !== 'string' || names === null || Object.keys(others).length > 0) return null;
    rows.push({ id: freshId(), flag, variants: names });
  }
  return rows;
}

/** Rows as prerequisites are stored. */
export function writePrerequisites(rows: readonly TypedPrerequisite[]): unknown[] {
  return rows.map(({ flag, variants }) => ({ flag: flag.trim(), variants: namesOf(variants) }));
}
