import { and, eq } from 'drizzle-orm';
import { flagEnvironments, flags } from '@/db/schema';
import { DomainError } from '@/lib/domain-error';
import { FLAG_BYTES_MAX } from '@/lib/engine/budgets';
import type { Door } from '@/lib/history/change';
import { dependentsOf } from '@/lib/targeting/dependents-of';
import { flagBytes } from '@/lib/targeting/flag-bytes';
import { CONFIGURING, configurationProblem, namesOf } from '@/lib/variants/configuration-problem';
import { type FlagFields, fieldsOf } from './flag-fields';
import type { FlagRow } from './flag-row';

/**
 * Refuses a change after which the parts of a flag would not fit each other: a variant that somebody is served and that
 * there is not, a value of another type, a percentage under a split. Names the field that was sent, and the environment
 * where it is another one than that. Throws INVALID_INPUT.
 */
export function refuseMisfit(row: FlagRow, after: Partial<FlagFields>): void {
  const would = { ...fieldsOf(row), ...after };
  // An undo or a revert brings back both: a percentage that stood under weights stands under them again.
  if (after.rollout_percentage !== undefined && would.split !== null && after.split === undefined) {
    const message = `A split decides ${row.key} in ${row.environment}, and no percentage: set its weights, or end the split with "split": null.`;
    throw new DomainError('INVALID_INPUT', message, { field: 'rollout_percentage' });
  }
  if (!CONFIGURING.some((field) => after[field] !== undefined)) return;
  const problem = configurationProblem(would);
  if (!problem) return;
  const place = problem.path.join('.');
  const [root] = problem.path;
  if (typeof root === 'string' && root in after) {
    throw new DomainError('INVALID_INPUT', problem.message, { field: place });
  }
  const message = `In ${row.environment}, ${place} would not fit any more: change that first. ${problem.message}`;
  throw new DomainError('INVALID_INPUT', message, { field: 'variants' });
}

/** Refuses to take variants away that rules or prerequisites of other flags ask for. Throws INVALID_INPUT. */
export async function refuseMissedVariants(door: Door, key: string, variants: unknown): Promise<void> {
  const names = new Set(namesOf(variants));
  for (const { flag, environment, variants: asked } of await dependentsOf(door.tx, key)) {
    const missed = asked.find((name) => !names.has(name));
    if (missed === undefined) continue;
    const message = `${flag} asks in ${environment} whether ${key} answers ${missed}: change ${flag} first.`;
    throw new DomainError('INVALID_INPUT', message, { field: 'variants' });
  }
}

/** Refuses what makes a flag larger than an instance takes. Measured as the instances measure it. Throws INVALID_INPUT. */
export async function refuseTooLarge(door: Door, row: FlagRow): Promise<void> {
  const [measured] = await door.tx
    .select({ bytes: flagBytes })
    .from(flagEnvironments)
    .innerJoin(flags, eq(flags.id, flagEnvironments.flagId))
    .where(and(eq(flagEnvironments.flagId, row.id), eq(flagEnvironments.environmentId, row.environmentId)));
  if (!measured || measured.bytes <= FLAG_BYTES_MAX) return;
  const kib = (bytes: number) => `${Math.ceil(bytes / 1024).toLocaleString('en')} KiB`;
  const message = `${row.key} would take ${kib(measured.bytes)} in ${row.environment}, of ${kib(FLAG_BYTES_MAX)} at most: use fewer targets, values or rules.`;
  throw new DomainError('INVALID_INPUT', message, { field: 'rules' });
}
