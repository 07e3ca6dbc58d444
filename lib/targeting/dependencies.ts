import { CLOSURE_MAX, DEPENDENCY_DEPTH_MAX, VISITS_MAX } from '@/lib/engine/budgets';
import { leavesOf } from '@/lib/engine/conditions-within';
import { fieldsOf } from '@/lib/engine/fields';
import { visitsOf } from '@/lib/engine/visits-of';

/** What of a flag asks other flags. Untrusted, as stored. */
export interface Asks {
  readonly rules: unknown;
  readonly prerequisites: unknown;
}

/** A flag, what it asks for directly with the variants that it names, and what its own conditions cost. */
export interface Dependency {
  readonly asks: ReadonlyMap<string, ReadonlySet<string>>;
  readonly visits: number;
}

/** A segment's name in the graph: no flag has a colon in its key. */
export function segmentNode(key: string): string {
  return `segment:${key}`;
}

/** The key of a segment, of its name in the graph; null for a flag's. */
export function segmentOf(node: string): string | null {
  return node.startsWith('segment:') ? node.slice('segment:'.length) : null;
}

/** The flags and segments that a flag asks for, by prerequisites and conditions, and what its conditions cost in visits. */
export function dependencyOf({ rules, prerequisites }: Asks): Dependency {
  const conditions = listOf(rules).flatMap((rule) => listOf(fieldsOf(rule)?.conditions));
  const asks = new Map<string, Set<string>>();
  for (const one of [...listOf(prerequisites), ...leavesOf(conditions)]) {
    const { flag, segment, variants } = fieldsOf(one) ?? {};
    if (typeof segment === 'string') asks.set(segmentNode(segment), new Set());
    if (typeof flag !== 'string') continue;
    const named = asks.get(flag) ?? new Set<string>();
    for (const variant of listOf(variants)) named.add(String(variant));
    asks.set(flag, named);
  }
  return { asks, visits: visitsOf(conditions) };
}

/** The same of the conditions of a segment. */
export function segmentDependency(conditions: unknown): Dependency {
  return dependencyOf({ rules: [{ conditions }], prerequisites: [] });
}

/**
 * What would be wrong with the dependencies of a flag, or of one that leads to it: a cycle, named; more than may be
 * visited. Null where nothing is. `known` are all flags of the environment that ask for others, this one as it would be.
 */
export function dependencyProblem(key: string, known: ReadonlyMap<string, Dependency>): string | null {
  const cycle = pathBack(key, known);
  if (cycle) return `That would be a cycle: ${cycle.map(spoken).join(' → ')}. Take one of these out first.`;
  for (const flag of [key, ...leadingTo(key, known)]) {
    const { count, depth, visits } = measured(flag, known);
    if (count > CLOSURE_MAX)
      return `${spoken(flag)} would depend on ${count} flags and segments, of ${CLOSURE_MAX} at most.`;
    if (depth > DEPENDENCY_DEPTH_MAX) {
      return `${spoken(flag)} would depend on what depends on others, ${depth} deep, of ${DEPENDENCY_DEPTH_MAX} at most.`;
    }
    if (visits > VISITS_MAX) {
      return `To answer ${spoken(flag)} could take ${visits.toLocaleString('en')} steps, of ${VISITS_MAX.toLocaleString('en')} at most: use fewer conditions, patterns or values.`;
    }
  }
  return null;
}

function spoken(node: string): string {
  return node.replace(/^segment:/, 'segment ');
}

/** The way from a flag back to itself, if there is one. */
function pathBack(key: string, known: ReadonlyMap<string, Dependency>): readonly string[] | null {
  const seen = new Set<string>();
  const walk = (flag: string, path: readonly string[]): readonly string[] | null => {
    for (const next of known.get(flag)?.asks.keys() ?? []) {
      if (next === key) return [...path, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = walk(next, [...path, next]);
      if (found) return found;
    }
    return null;
  };
  return walk(key, [key]);
}

/** The flags that lead to one, directly or not. */
function leadingTo(key: string, known: ReadonlyMap<string, Dependency>): ReadonlySet<string> {
  const found = new Set<string>();
  let reached = [key];
  while (reached.length > 0) {
    const asked = new Set(reached);
    reached = [...known].flatMap(([flag, { asks }]) =>
      !found.has(flag) && flag !== key && [...asks.keys()].some((one) => asked.has(one)) ? [flag] : [],
    );
    for (const flag of reached) found.add(flag);
  }
  return found;
}

function measured(key: string, known: ReadonlyMap<string, Dependency>) {
  const closure = new Map<string, number>();
  // There are no cycles: the door refused them. Whatever stands deeper than anybody may go ends the walk.
  const walk = (flag: string, depth: number): void => {
    if ((closure.get(flag) ?? -1) >= depth || depth > DEPENDENCY_DEPTH_MAX + 1) return;
    closure.set(flag, depth);
    for (const next of known.get(flag)?.asks.keys() ?? []) walk(next, depth + 1);
  };
  walk(key, 0);
  let visits = 0;
  for (const flag of closure.keys()) visits += (known.get(flag)?.visits ?? 0) + (known.get(flag)?.asks.size ?? 0);
  return { count: closure.size - 1, depth: Math.max(...closure.values()), visits };
}

function listOf(stored: unknown): readonly unknown[] {
  return Array.isArray(stored) ? stored : [];
}
