/**
 * A map that never changes, and from which one with a few other values is made for about the cost of those few.
 *
 * Two layers: a large one that successive maps share, and a small one on top with what changed since. With n entries
 * the small one is copied while it has at most √n, and folded into a new large one when it grows beyond that: n entries
 * copied once in √n changes. So a change costs in the order of √n pointers (100 for 10,000 flags), and a look-up two
 * look-ups at most. Nothing is ever removed: an archived flag stays, and a full load makes a map of its own.
 */
export class LayeredMap<Key, Value extends object | number> implements ReadonlyMap<Key, Value> {
  readonly size: number;
  readonly #base: ReadonlyMap<Key, Value>;
  readonly #recent: ReadonlyMap<Key, Value>;

  private constructor(base: ReadonlyMap<Key, Value>, recent: ReadonlyMap<Key, Value>) {
    this.#base = base;
    this.#recent = recent;
    let added = 0;
    for (const key of recent.keys()) if (!base.has(key)) added += 1;
    this.size = base.size + added;
  }

  static of<Key, Value extends object | number>(entries: Iterable<readonly [Key, Value]>): LayeredMap<Key, Value> {
    return new LayeredMap(new Map(entries), new Map<Key, Value>());
  }

  /** This map with other values for some keys, and further keys. This one stays as it is. */
  with(entries: Iterable<readonly [Key, Value]>): LayeredMap<Key, Value> {
    const recent = new Map(this.#recent);
    for (const [key, value] of entries) recent.set(key, value);
    if (recent.size <= Math.sqrt(this.#base.size)) return new LayeredMap(this.#base, recent);
    const base = new Map(this.#base);
    for (const [key, value] of recent) base.set(key, value);
    return new LayeredMap(base, new Map<Key, Value>());
  }

  get(key: Key): Value | undefined {
    return this.#recent.get(key) ?? this.#base.get(key);
  }

  has(key: Key): boolean {
    return this.#recent.has(key) || this.#base.has(key);
  }

  *entries(): MapIterator<[Key, Value]> {
    for (const [key, value] of this.#base) yield [key, this.#recent.get(key) ?? value];
    for (const entry of this.#recent) if (!this.#base.has(entry[0])) yield entry;
  }

  *keys(): MapIterator<Key> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): MapIterator<Value> {
    for (const [, value] of this.entries()) yield value;
  }

  forEach(visit: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    for (const [key, value] of this.entries()) visit(value, key, this);
  }

  [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.entries();
  }
}
