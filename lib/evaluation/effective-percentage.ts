import type { CompiledFlag } from '@/lib/engine/compiled-flag';
import { type Basis, isStale } from './answer';

/** What a service may use that knows of nothing but a percentage of positions that begin at 0. */
export interface EffectivePercentage {
  /** 0…100, whole: a fraction is rounded down, so that nobody gets more than they should. */
  readonly percentage: number;
  /** False where a percentage cannot say it: then it is 0, which is off for everybody. */
  readonly isExpressible: boolean;
}

const OFF: EffectivePercentage = { percentage: 0, isExpressible: true };
const NOT_SAID: EffectivePercentage = { percentage: 0, isExpressible: false };
const POSITIONS_A_PERCENT = 1_000;

/**
 * The share of a flag that `hash % 100 < percentage` gives the same answers for as the engine does, or 0. Rules, targets,
 * prerequisites, weights that do not begin with on, other types and attributes that are hashed cannot be said.
 */
export function effectivePercentage(flag: CompiledFlag, basis: Basis): EffectivePercentage {
  const { fallthrough, targets, rules, prerequisites, identityPath, off, on } = flag;
  if (flag.valueType !== 'boolean' || off.match.value !== false || on.match.value !== true) return NOT_SAID;
  if (!flag.enabled || flag.killed) return OFF;
  if (isStale(basis) && flag.failureMode !== 'last-known-good') {
    return flag.failureMode === 'fail-open' ? { percentage: 100, isExpressible: true } : OFF;
  }
  const isPlain = targets === null && rules.length === 0 && prerequisites.length === 0;
  if (!isPlain || identityPath !== null || fallthrough.by !== null) return NOT_SAID;
  if (fallthrough.answer !== null) {
    const { value } = fallthrough.answer;
    return typeof value === 'boolean' ? { percentage: value ? 100 : 0, isExpressible: true } : NOT_SAID;
  }
  const [first, ...others] = fallthrough.answers;
  if (first?.value !== true || others.some(({ value }) => value !== false)) return NOT_SAID;
  return { percentage: Math.floor((fallthrough.tos[0] ?? 0) / POSITIONS_A_PERCENT), isExpressible: true };
}
