import { TARGETS_PER_FLAG_MAX } from './budgets';
import { compileConditions } from './compile-rule';
import type { CompiledSegment } from './compiled-flag';
import { allOf } from './conditions/all-of';
import { anyOf } from './conditions/any-of';
import type { Condition } from './conditions/condition';
import type { StoredSegment } from './types';
import { visitsOf } from './visits-of';

/**
 * Makes a stored segment ready to run. Total: one that cannot be read has nobody in it and nobody outside of it, so that
 * no condition on it holds, negated or not.
 */
export function compileSegment(stored: StoredSegment): CompiledSegment {
  try {
    return Object.freeze(compiled(stored) ?? unreadable(stored));
  } catch {
    return Object.freeze(unreadable({ key: '', revision: 0 }));
  }
}

function compiled({ key, conditions, included, excluded, revision }: StoredSegment): CompiledSegment | null {
  const holding = compileConditions(conditions);
  const turned = compileConditions(conditions, true);
  const [inside, outside] = [idsOf(included), idsOf(excluded)];
  if (!holding || !turned || !inside || !outside) return null;
  return {
    key,
    revision,
    included: inside,
    excluded: outside,
    // Without conditions a segment is its lists, and everybody else is outside of it.
    holds: holding.length > 0 ? allOf(holding) : NEVER,
    holdsNot: turned.length > 0 ? anyOf(turned) : ALWAYS,
    visits: visitsOf(conditions),
  };
}

const NEVER: Condition = () => false;
const ALWAYS: Condition = () => true;

function unreadable({ key, revision }: Pick<StoredSegment, 'key' | 'revision'>): CompiledSegment {
  return { key, revision, included: new Set(), excluded: new Set(), holds: NEVER, holdsNot: NEVER, visits: 0 };
}

function idsOf(stored: unknown): ReadonlySet<string> | null {
  if (!Array.isArray(stored) || stored.length > TARGETS_PER_FLAG_MAX) return null;
  return stored.every((id) => typeof id === 'string') ? new Set(stored) : null;
}
