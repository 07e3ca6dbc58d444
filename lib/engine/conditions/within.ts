import { type Attributes, attributesOf, isSent } from './attributes';
import type { Condition } from './condition';

/** Puts a condition to what is found at the end of a path of names, or to nothing where the path ends early. */
export function within(path: readonly string[], condition: Condition): Condition {
  return path.length === 0 ? condition : (attributes) => condition(follow(path, attributes));
}

function follow(path: readonly string[], attributes: Attributes): Attributes {
  let reached = attributes;
  for (const name of path) reached = attributesOf(isSent(reached, name) ? reached[name] : undefined);
  return reached;
}
