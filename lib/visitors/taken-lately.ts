import type { Sighting } from './visitor-ring';

type Namespace = Sighting['namespace'];

/** By id, what was seen of them (visitor-ring.ts: SEEN). */
type Seen = Map<string, number>;

/** Those of one flag in one environment who were taken since the last turn, and before it. */
export interface Group {
  since: Seen;
  before: Seen;
}

/**
 * Whom flushes took lately, so that nobody is hashed and written again at every page that they open. Nested maps and no
 * joined names: to join four texts and hash the whole took three times as long as all the rest.
 */
export class TakenLately {
  #groups = new Map<string, Map<string, Readonly<Record<Namespace, Group>>>>();
  #size = 0;

  /** How many were taken since the last turn. */
  get size(): number {
    return this.#size;
  }

  group(environment: string, flag: string, namespace: Namespace): Group {
    const flags = this.#groups.get(environment) ?? new Map<string, Readonly<Record<Namespace, Group>>>();
    this.#groups.set(environment, flags);
    const held = flags.get(flag) ?? { device: emptyGroup(), user: emptyGroup() };
    flags.set(flag, held);
    return held[namespace];
  }

  /** Notes that somebody is taken, with the bits of what was seen of them. */
  add({ environment, flag, namespace, id }: Sighting, seen: number): void {
    this.group(environment, flag, namespace).since.set(id, seen);
    this.#size += 1;
  }

  /** Forgets those from before the last turn. */
  turn(): void {
    this.#size = 0;
    for (const [environment, flags] of this.#groups) {
      for (const [flag, { device, user }] of flags) {
        for (const group of [device, user]) {
          group.before = group.since;
          group.since = new Map();
        }
        if (device.before.size + user.before.size === 0) flags.delete(flag);
      }
      if (flags.size === 0) this.#groups.delete(environment);
    }
  }

  forget(): void {
    this.#groups.clear();
    this.#size = 0;
  }
}

function emptyGroup(): Group {
  return { since: new Map(), before: new Map() };
}
