/** Sightings held between two flushes; what comes beyond them is dropped, and counted. */
export const SIGHTINGS_MAX = 16_384;

/** Somebody was answered by a flag. The id is in memory only, until the next flush. */
export interface Sighting {
  readonly environment: string;
  readonly flag: string;
  readonly namespace: 'device' | 'user';
  readonly id: string;
  /** Whether the answer was on. */
  readonly isOn: boolean;
}

/** Who was seen since the last flush. Its room is made once: recording allocates nothing, hashes nothing, and never waits. */
export class VisitorRing {
  readonly #environments = new Array<string>(SIGHTINGS_MAX).fill('');
  readonly #flags = new Array<string>(SIGHTINGS_MAX).fill('');
  readonly #ids = new Array<string>(SIGHTINGS_MAX).fill('');
  /** Bit 0: on. Bit 1: an account's id. */
  readonly #bits = new Uint8Array(SIGHTINGS_MAX);
  #size = 0;
  /** Sightings that found no room, since the process began. */
  droppedCount = 0;

  record(environment: string, flag: string, namespace: 'device' | 'user', id: string, isOn: boolean): void {
    const at = this.#size;
    if (at === SIGHTINGS_MAX) {
      this.droppedCount += 1;
      return;
    }
    this.#environments[at] = environment;
    this.#flags[at] = flag;
    this.#ids[at] = id;
    this.#bits[at] = (isOn ? 1 : 0) | (namespace === 'user' ? 2 : 0);
    this.#size = at + 1;
  }

  /** Everybody seen so far, each once a flag, who is no longer held here. On in any sighting is on. */
  take(): Sighting[] {
    const seen = new Map<string, Sighting>();
    for (let at = 0; at < this.#size; at++) {
      const environment = this.#environments[at] ?? '';
      const flag = this.#flags[at] ?? '';
      const id = this.#ids[at] ?? '';
      const bits = this.#bits[at] ?? 0;
      const namespace = bits & 2 ? 'user' : 'device';
      // A flag's key has no line break, so that no two sightings read alike.
      const name = `${environment}\n${flag}\n${namespace}\n${id}`;
      const isOn = (bits & 1) === 1 || seen.get(name)?.isOn === true;
      seen.set(name, { environment, flag, namespace, id, isOn });
      this.#ids[at] = '';
    }
    this.#size = 0;
    return [...seen.values()];
  }
}

// Module code is evaluated once per bundle, two or three times in a process: what must be one lives on globalThis.
const process_ = globalThis as typeof globalThis & { __sluiceVisitors?: VisitorRing };

/** The ring of this process. */
export function visitorRing(): VisitorRing {
  process_.__sluiceVisitors ??= new VisitorRing();
  return process_.__sluiceVisitors;
}
