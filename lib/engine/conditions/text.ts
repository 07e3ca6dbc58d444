import { TEXT_INPUT_UNITS_MAX } from '../budgets';
import { isSent } from './attributes';
import type { Condition, On } from './condition';

/** The operators that look into texts. */
export type TextOperator = 'contains' | 'starts_with' | 'ends_with';

/** Holds for a text that contains, starts with or ends with any of the texts. One that is too long never matches. */
export function text(operator: TextOperator, { name, negate }: On, texts: readonly string[]): Condition {
  switch (operator) {
    case 'contains':
      return (attributes) => {
        const attribute = attributes[name];
        return isText(attribute) && hasAny(attribute, texts) !== negate && isSent(attributes, name);
      };
    case 'starts_with':
      return (attributes) => {
        const attribute = attributes[name];
        return isText(attribute) && startsWithAny(attribute, texts) !== negate && isSent(attributes, name);
      };
    case 'ends_with':
      return (attributes) => {
        const attribute = attributes[name];
        return isText(attribute) && endsWithAny(attribute, texts) !== negate && isSent(attributes, name);
      };
  }
}

/** The same without regard to case: both sides in lower case, in no particular language. */
export function textAnyCase(operator: TextOperator, { name, negate }: On, texts: readonly string[]): Condition {
  const has = { contains: hasAny, starts_with: startsWithAny, ends_with: endsWithAny }[operator];
  const lowered = texts.map((one) => one.toLowerCase());
  return (attributes) => {
    const attribute = attributes[name];
    return isText(attribute) && has(attribute.toLowerCase(), lowered) !== negate && isSent(attributes, name);
  };
}

function isText(attribute: unknown): attribute is string {
  return typeof attribute === 'string' && attribute.length <= TEXT_INPUT_UNITS_MAX;
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
