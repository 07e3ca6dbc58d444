import { isSent } from './attributes';
import type { Condition, On } from './condition';

/** Holds where there is something under the name. JSON's null says "nothing here" and is absent too. */
export function exists({ name, negate }: On): Condition {
  return (attributes) => {
    const isThere = isSent(attributes, name) && attributes[name] !== undefined && attributes[name] !== null;
    return isThere !== negate;
  };
}
