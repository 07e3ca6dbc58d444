import { DomainError } from '@/lib/domain-error';
import { compileFlag } from '@/lib/engine/compile';
import type { CompiledFlag } from '@/lib/engine/compiled-flag';
import { definedOnly } from '@/lib/flags/defined-only';
import { type FlagFields, fieldsOf } from '@/lib/flags/flag-fields';
import type { FlagRow } from '@/lib/flags/flag-row';
import type { FlagPatchInput } from '@/lib/flags/schema';
import { configurationProblem } from '@/lib/variants/configuration-problem';
import { weighted } from '@/lib/variants/weighted';

/** What an edit may say of a flag: all that decides who gets which answer. */
export type DecidingEdit = Partial<
  Pick<
    FlagPatchInput,
    | 'enabled'
    | 'rollout_percentage'
    | 'variants'
    | 'on_variant'
    | 'off_variant'
    | 'default_variant'
    | 'split'
    | 'weights'
    | 'rules'
    | 'targets'
    | 'prerequisites'
  >
>;

/** A flag as it would be after an edit, without the edit having been made. Throws INVALID_INPUT for what does not fit. */
export function editedFields(row: FlagRow, { weights, ...edit }: DecidingEdit): FlagFields {
  const would = { ...fieldsOf(row), ...definedOnly(edit) };
  const edited = weights ? { ...would, split: weighted(would, weights) } : would;
  const problem = configurationProblem(edited);
  if (problem) throw new DomainError('INVALID_INPUT', problem.message, { field: problem.path.join('.') });
  return edited;
}

/** A flag of such fields, ready to be asked. */
export function compiledOf(key: string, fields: FlagFields): CompiledFlag {
  return compileFlag({
    key,
    enabled: fields.enabled,
    killed: fields.killed,
    rolloutPercentage: fields.rollout_percentage,
    rules: fields.rules,
    identityPolicy: fields.identity_policy,
    failureMode: fields.failure_mode,
    clientVisible: fields.client_visible,
    archived: fields.archived,
    revision: 0,
    valueType: fields.value_type,
    variants: fields.variants,
    onVariant: fields.on_variant,
    offVariant: fields.off_variant,
    defaultVariant: fields.default_variant,
    split: fields.split,
    targets: fields.targets,
    prerequisites: fields.prerequisites,
  });
}
