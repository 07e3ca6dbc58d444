import { fieldsOf } from './fields';

/**
 * Every condition in a stored list that is not a group, those in groups included, in their order. Total: what is no
 * condition is among them as it is, and what nests beyond all measure ends early.
 */
export function leavesOf(stored: unknown, depthLeft = 20): readonly unknown[] {
  if (!Array.isArray(stored) || depthLeft === 0) return [];
  return Array.from(stored).flatMap((condition: unknown) => {
    const { any, all } = fieldsOf(condition) ?? {};
    const inside = any ?? all;
    return Array.isArray(inside) ? leavesOf(inside, depthLeft - 1) : [condition];
  });
}
