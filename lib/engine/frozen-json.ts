import type { JsonValue } from './types';

/** How deep the value of a variant may nest. */
export const VALUE_DEPTH_MAX = 20;

/**
 * Copies a stored value and freezes it all the way down, so that no caller changes what the next one gets. Undefined
 * where JSON could not say it, or it nests too deep. What it inherits is left behind.
 */
export function frozenJson(value: unknown, depth = VALUE_DEPTH_MAX): JsonValue | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'object' || depth === 0) return undefined;
  const entries = Object.entries(value).map(([name, part]) => [name, frozenJson(part, depth - 1)] as const);
  if (entries.some(([, part]) => part === undefined)) return undefined;
  if (Array.isArray(value)) return Object.freeze(entries.map(([, part]) => part ?? null));
  // As own properties, `__proto__` too, as JSON.parse makes them.
  const copy: { [name: string]: JsonValue } = {};
  for (const [name, part = null] of entries) {
    Object.defineProperty(copy, name, { value: part, enumerable: true, writable: true, configurable: true });
  }
  return Object.freeze(copy);
}
