/** What a context says of whoever is asking: an object, and no more is known of it. */
export type Attributes = Readonly<Record<string, unknown>>;

const NONE: Attributes = Object.freeze({});

/** Looks at a value as attributes; what is no object has none, and neither has a list: `length` is JavaScript's. */
export function attributesOf(value: unknown): Attributes {
  return isAttributes(value) ? value : NONE;
}

function isAttributes(value: unknown): value is Attributes {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether the caller sent the name: `constructor` and `__proto__`, which every object inherits, are absent unless so. */
export function isSent(attributes: Attributes, name: string): boolean {
  return Object.hasOwn(attributes, name);
}
