const UNITS_MIXED = 8;
const BITS_PER_ID = 16;
const WORTH_SIFTING = 64;

/**
 * Ids with what belongs to each, of which most people who ask are none. A map of 10,000 does not fit into the processor's
 * nearest memory, and to look into it took twice as long as into one of ten; so a few bits a listed id, drawn from how
 * the id ends, tell first who cannot be in it.
 */
export class ListedIds<Value> {
  readonly #byId: ReadonlyMap<string, Value>;
  /** Null for few, which are looked up at once. */
  readonly #bits: Uint32Array | null;
  readonly #mask: number;

  constructor(byId: ReadonlyMap<string, Value>) {
    this.#byId = byId;
    const size = byId.size < WORTH_SIFTING ? 0 : 2 ** Math.ceil(Math.log2(byId.size * BITS_PER_ID));
    this.#mask = size - 1;
    this.#bits = size === 0 ? null : new Uint32Array(size >>> 5);
    for (const id of byId.keys()) this.#mark(mixed(id) & this.#mask);
  }

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): Value | undefined {
    const bits = this.#bits;
    if (bits !== null) {
      const at = mixed(id) & this.#mask;
      if ((((bits[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 0) return undefined;
    }
    return this.#byId.get(id);
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  #mark(at: number): void {
    if (this.#bits) this.#bits[at >>> 5] = (this.#bits[at >>> 5] ?? 0) | (1 << (at & 31));
  }
}

/** 32 bits of how an id ends, and of its length. */
function mixed(id: string): number {
  let mix = id.length;
  for (let at = Math.max(0, id.length - UNITS_MIXED); at < id.length; at++)
    mix = Math.imul(mix ^ id.charCodeAt(at), 0x9e3779b1);
  return mix ^ (mix >>> 15);
}
