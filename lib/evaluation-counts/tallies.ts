/** Distinct keys that no flag has, held at once; what is asked beyond them is counted together, under `OTHER_KEYS`. */
export const UNKNOWN_KEYS_MAX = 1_000;
/** No flag's key, so it stands for many. */
export const OTHER_KEYS = '*';

/** How often something was answered since the last flush. */
export interface Tally {
  readonly environment: string;
  readonly key: string;
  /** Null for a key that no flag has. */
  readonly variant: string | null;
  readonly count: number;
  /** When it was taken, and so asked for at the latest: within one flush of the truth, for no clock a question. */
  readonly takenAt: number;
}

/**
 * What was asked for since the last flush, in memory. Counting costs three look-ups and an increment; only the first
 * question of an interval allocates. Flags are as many as the snapshot has, unknown keys are bounded.
 */
export class Tallies {
  #flags = new Map<string, Map<string, Map<string, Count>>>();
  #unknown = new Map<string, Map<string, Count>>();
  #unknownSize = 0;

  count(environment: string, key: string, variant: string): void {
    const held = this.#flags.get(environment)?.get(key)?.get(variant);
    if (held) {
      held.count += 1;
      held.takenAt = SINCE;
    } else this.#add(environment, key, variant, 1, SINCE);
  }

  countUnknown(environment: string, key: string): void {
    this.#addUnknown(environment, key, 1, SINCE);
  }

  /** Everything counted so far, which is no longer held here. `now` is monotonic, ms. */
  take(now: number): Tally[] {
    const taken: Tally[] = [];
    const add = (environment: string, key: string, variant: string | null, { count, takenAt }: Count) =>
      taken.push({ environment, key, variant, count, takenAt: takenAt === SINCE ? now : takenAt });
    for (const [environment, keys] of this.#flags)
      for (const [key, variants] of keys) for (const [variant, held] of variants) add(environment, key, variant, held);
    for (const [environment, keys] of this.#unknown) for (const [key, held] of keys) add(environment, key, null, held);
    this.#flags = new Map();
    this.#unknown = new Map();
    this.#unknownSize = 0;
    return taken;
  }

  /** Takes back what could not be written. */
  putBack(tallies: readonly Tally[]): void {
    for (const { environment, key, variant, count, takenAt } of tallies) {
      if (variant === null) this.#addUnknown(environment, key, count, takenAt);
      else this.#add(environment, key, variant, count, takenAt);
    }
  }

  #add(environment: string, key: string, variant: string, count: number, takenAt: number): void {
    const keys = entryOf(this.#flags, environment, () => new Map<string, Map<string, Count>>());
    const variants = entryOf(keys, key, () => new Map<string, Count>());
    merge(variants, variant, count, takenAt);
  }

  #addUnknown(environment: string, key: string, count: number, takenAt: number): void {
    const keys = entryOf(this.#unknown, environment, () => new Map<string, Count>());
    const isNew = !keys.has(key);
    const name = isNew && this.#unknownSize >= UNKNOWN_KEYS_MAX ? OTHER_KEYS : key;
    if (isNew && name === key && name !== OTHER_KEYS) this.#unknownSize += 1;
    merge(keys, name, count, takenAt);
  }
}

/** The moment of what was counted since the last flush: it becomes that of the next. */
const SINCE = Number.NEGATIVE_INFINITY;

interface Count {
  count: number;
  takenAt: number;
}

function merge(counts: Map<string, Count>, name: string, count: number, takenAt: number): void {
  const held = counts.get(name);
  if (!held) counts.set(name, { count, takenAt });
  else {
    held.count += count;
    held.takenAt = Math.min(held.takenAt, takenAt);
  }
}

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const held = map.get(key);
  if (held !== undefined) return held;
  const made = make();
  map.set(key, made);
  return made;
}
