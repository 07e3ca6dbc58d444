import { compileSteps, disabledSteps } from './compile-steps';
import { compileVariants, PLAIN } from './compile-variants';
import type { CompiledFlag } from './compiled-flag';
import { isKeyShaped } from './flag-key';
import { identityPathOf, parseIdentityPolicy } from './identity-policy';
import { prefixOf } from './key-prefix';
import { parsePercentage } from './percentage';
import { settled } from './serve';
import type { FailureMode, IdentityPolicy, StoredFlag } from './types';

/**
 * Makes a stored flag ready to run. Total: whatever the row holds, it compiles, and what could not be read answers off
 * with PARSE_ERROR when an evaluation gets there. `docs/evaluation.md` says what becomes of each field.
 */
export function compileFlag(stored: StoredFlag): CompiledFlag {
  try {
    return Object.freeze(compiled(stored));
  } catch {
    // Only an object that is not a plain row (a getter or a proxy that throws) gets here.
    return UNREADABLE_FLAG;
  }
}

function compiled(stored: StoredFlag): CompiledFlag {
  const key = isKeyShaped(stored.key) ? stored.key : '';
  const read = key === '' ? null : compileVariants(stored);
  const variants = read ?? PLAIN;
  const policy = identityPolicyOf(stored.identityPolicy);
  const percentage = percentageOf(stored.rolloutPercentage);
  const enabled = stored.enabled === true;
  // A row that cannot be read must not lift a kill. Only a row of before there were kills has none.
  const killed = stored.killed !== false && stored.killed !== undefined;
  const disabled = settled(variants.offAnswers.disabled);
  const steps =
    enabled && !killed ? compileSteps(stored, { variants: read, policy, percentage }) : disabledSteps(disabled);
  return {
    key,
    enabled,
    killed,
    percentage: percentage ?? 0,
    identityPolicy: policy,
    identityPath: identityPathOf(policy),
    failureMode: failureModeOf(stored.failureMode),
    clientVisible: stored.clientVisible === true,
    archived: stored.archived === true,
    revision: Number.isSafeInteger(stored.revision) ? stored.revision : 0,
    valueType: variants.valueType,
    variants: variants.byName,
    on: variants.on,
    off: variants.off,
    offAnswers: variants.offAnswers,
    disabled,
    ...steps,
    isPlain: steps.prerequisites.length === 0 && steps.targets === null && steps.rules.length === 0,
    prefix: prefixOf(key),
  };
}

function percentageOf(stored: unknown): number | null {
  return typeof stored === 'string' || typeof stored === 'number' ? parsePercentage(stored) : null;
}

/** An unknown policy (a newer release's, say) counts as the one with the smallest audience. */
function identityPolicyOf(stored: unknown): IdentityPolicy {
  return parseIdentityPolicy(stored) ?? 'user';
}

function failureModeOf(stored: unknown): FailureMode {
  return stored === 'fail-closed' || stored === 'fail-open' ? stored : 'last-known-good';
}

const UNREADABLE_FLAG: CompiledFlag = Object.freeze({
  ...compiled({
    key: '',
    enabled: true,
    killed: false,
    rolloutPercentage: 0,
    rules: [],
    identityPolicy: 'user',
    failureMode: 'last-known-good',
    archived: false,
    revision: 0,
  }),
});
