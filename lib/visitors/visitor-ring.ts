import { TakenLately } from './taken-lately';

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
  readonly #taken = new TakenLately();
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

  /**
   * Everybody seen since, each once a flag, but those who were taken lately with the same answer; they are no longer held
   * here. On in any sighting is on.
   */
  take(): Sighting[] {
    const fresh = new Map<object, Map<string, { -readonly [Field in keyof Sighting]: Sighting[Field] }>>();
    const taken: Sighting[] = [];
    for (let at = 0; at < this.#size; at++) {
      const environment = this.#environments[at] ?? '';
      const flag = this.#flags[at] ?? '';
      const id = this.#ids[at] ?? '';
      const bits = this.#bits[at] ?? 0;
      this.#ids[at] = '';
      const isOn = (bits & 1) === 1;
      const namespace = bits & 2 ? 'user' : 'device';
      const group = this.#taken.group(environment, flag, namespace);
      const was = group.since.get(id) ?? group.before.get(id);
      if (was === true || was === isOn) continue;
      const here = fresh.get(group) ?? new Map();
      fresh.set(group, here);
      const already = here.get(id);
      if (already) {
        already.isOn ||= isOn;
        continue;
      }
      const sighting = { environment, flag, namespace, id, isOn } as const;
      here.set(id, sighting);
      taken.push(sighting);
    }
    this.#size = 0;
    for (const sighting of taken) this.#taken.add(sighting);
    if (this.#taken.size >= SIGHTINGS_MAX) this.turn();
    return taken;
  }

  /** Lets those who were taken longest ago be taken again: called when it is time, and by itself where they are many. */
  turn(): void {
    this.#taken.turn();
  }

  /** Lets everybody be taken again: what was taken could not be written. */
  forget(): void {
    this.#taken.forget();
  }
}

// Module code is evaluated once per bundle, two or three times in a process: what must be one lives on globalThis.
const process_ = globalThis as typeof globalThis & { __sluiceVisitors?: VisitorRing };

/** The ring of this process. */
export function visitorRing(): VisitorRing {
  process_.__sluiceVisitors ??= new VisitorRing();
  return process_.__sluiceVisitors;
}
