/** The shape of a flag key: no colon (it separates key from id in the hash), no slash (it is part of an address). */
export const FLAG_KEY = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/;

/** Whether something stored looks like a flag's key. */
export function isKeyShaped(value: unknown): value is string {
  return typeof value === 'string' && FLAG_KEY.test(value);
}

/** Keys that are taken: `/admin/flags/new` is a page. */
export const RESERVED_FLAG_KEYS: readonly string[] = ['new'];

declare const brand: unique symbol;

/** A string that `parseFlagKey` has accepted. */
export type FlagKey = string & { readonly [brand]: 'FlagKey' };

/** Reads a flag key, or answers null where the text cannot be one. Keys are kept as typed; they are hashed. */
export function parseFlagKey(text: string): FlagKey | null {
  return isFlagKey(text) ? text : null;
}

function isFlagKey(text: string): text is FlagKey {
  return isKeyShaped(text) && !RESERVED_FLAG_KEYS.includes(text.toLowerCase());
}
