import { z } from 'zod';
import { parseIdentityPolicy } from '@/lib/engine/identity-policy';
import type { IdentityPolicy } from '@/lib/engine/types';
import { FLAG_KINDS } from './flag-view';

const names = z.object({
  kind: z.enum(FLAG_KINDS),
  identityPolicy: z.string().transform((text, issue): IdentityPolicy => {
    const policy = parseIdentityPolicy(text);
    if (policy !== null) return policy;
    issue.addIssue({ code: 'custom', message: 'The database holds an identity policy that there is not.' });
    return z.NEVER;
  }),
  valueType: z.enum(['boolean', 'string', 'number', 'json']),
  failureMode: z.enum(['last-known-good', 'fail-closed', 'fail-open']),
});

export type StoredNames = z.infer<typeof names>;

// There are 240 combinations but for attributes, and 5,000 flags in a list. Only those that were found good are kept.
const KNOWN = new Map<string, StoredNames>();

/** The closed sets of a stored flag. The database's constraints guarantee them; a lie there is a bug worth rising. */
export function storedNames(row: {
  kind: string;
  valueType: string;
  identityPolicy: string;
  failureMode: string;
}): StoredNames {
  const together = `${row.kind} ${row.valueType} ${row.identityPolicy} ${row.failureMode}`;
  const known = KNOWN.get(together) ?? names.parse(row);
  KNOWN.set(together, known);
  return known;
}
