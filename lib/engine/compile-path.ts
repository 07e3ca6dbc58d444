import { CONTEXT_DEPTH_MAX } from './budgets';

/** The names of a dotted path (`user.plan`), or null where it is none. */
export function pathOf(attribute: unknown): readonly string[] | null {
  if (typeof attribute !== 'string') return null;
  const path = attribute.split('.', CONTEXT_DEPTH_MAX + 1);
  return path.length <= CONTEXT_DEPTH_MAX && path.every((name) => name !== '') ? path : null;
}
