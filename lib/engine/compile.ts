import { thresholdOf } from './bucket';
import { compileRules, UNREADABLE_RULE } from './compile-rule';
import type { CompiledFlag, CompiledRule } from './compiled-flag';
import { FLAG_KEY } from './flag-key';
import { prefixOf } from './key-prefix';
import { parsePercentage } from './percentage';
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
  const key = keyOf(stored.key);
  const percentage = percentageOf(stored.rolloutPercentage);
  return {
    key: key ?? '',
    enabled: stored.enabled === true,
    // A row that cannot be read must not lift a kill. Only a row of before there were kills has none.
    killed: stored.killed !== false && stored.killed !== undefined,
    percentage: percentage ?? 0,
    threshold: thresholdOf(percentage ?? 0),
    identityPolicy: identityPolicyOf(stored.identityPolicy),
    failureMode: failureModeOf(stored.failureMode),
    archived: stored.archived === true,
    revision: Number.isSafeInteger(stored.revision) ? stored.revision : 0,
    onValue: true,
    offValue: false,
    rules: Object.freeze(rulesOf(stored.rules, key, percentage)),
    prefix: prefixOf(key ?? ''),
  };
}

/** Without a key nothing is certain; without a percentage the rules still stand, and what comes behind them does not. */
function rulesOf(stored: unknown, key: string | null, percentage: number | null): readonly CompiledRule[] {
  if (key === null) return [UNREADABLE_RULE];
  const rules = compileRules(stored);
  return percentage === null ? [...rules, UNREADABLE_RULE] : rules;
}

function keyOf(stored: unknown): string | null {
  return typeof stored === 'string' && FLAG_KEY.test(stored) ? stored : null;
}

function percentageOf(stored: unknown): number | null {
  return typeof stored === 'string' || typeof stored === 'number' ? parsePercentage(stored) : null;
}

/** An unknown policy (a newer release's, say) counts as the one with the smallest audience. */
function identityPolicyOf(stored: unknown): IdentityPolicy {
  return stored === 'device' ? 'device' : 'user';
}

function failureModeOf(stored: unknown): FailureMode {
  return stored === 'fail-closed' || stored === 'fail-open' ? stored : 'last-known-good';
}

const UNREADABLE_FLAG: CompiledFlag = Object.freeze({
  key: '',
  enabled: true,
  killed: false,
  percentage: 0,
  threshold: 0,
  identityPolicy: 'user',
  failureMode: 'last-known-good',
  archived: false,
  revision: 0,
  onValue: true,
  offValue: false,
  rules: [UNREADABLE_RULE],
  prefix: prefixOf(''),
});
