import { isSent } from './attributes';
import type { Condition, On } from './condition';

/** The operators that look into texts. */
export type TextOperator = 'contains' | 'starts_with' | 'ends_with';

/** Holds for a text that contains, starts with or ends with any of the texts. */
export function text(operator: TextOperator, { name, negate }: On, texts: readonly string[]): Condition {
  switch (operator) {
    case 'contains':
      return (attributes) => {
        const attribute = attributes[name];
        return typeof attribute === 'string' && hasAny(attribute, texts) !== negate && isSent(attributes, name);
      };
    case 'starts_with':
      return (attributes) => {
        const attribute = attributes[name];
        return typeof attribute === 'string' && startsWithAny(attribute, texts) !== negate && isSent(attributes, name);
      };
    case 'ends_with':
      return (attributes) => {
        const attribute = attributes[name];
        return typeof attribute === 'string' && endsWithAny(attribute, texts) !== negate && isSent(attributes, name);
      };
  }
}

function hasAny(attribute: string, texts: readonly string[]): boolean {
  for (const part of texts) if (attribute.includes(part)) return true;
  return false;
}

function startsWithAny(attribute: string, texts: readonly string[]): boolean {
  for (const start of texts) if (attribute.startsWith(start)) return true;
  return false;
}

function endsWithAny(attribute: string, texts: readonly string[]): boolean {
  for (const end of texts) if (attribute.endsWith(end)) return true;
  return false;
}
