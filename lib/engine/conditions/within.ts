import { type Attributes, attributesOf, isSent } from './attributes';
import type { Condition } from './condition';

/** Puts a condition to what is found at the end of a path of names, or to nothing where the path ends early. */
export function within(path: readonly string[], condition: Condition): Condition {
  return path.length === 0
    ? condition
    : (attributes, asking) => condition(attributesOf(follow(path, attributes)), asking);
}

/** What stands at the end of a path of names that the caller sent; undefined where it ends early. */
export function follow(path: readonly string[], attributes: Attributes): unknown {
  let reached: unknown = attributes;
  for (const name of path) {
    const here = attributesOf(reached);
    reached = isSent(here, name) ? here[name] : undefined;
  }
  return reached;
}
