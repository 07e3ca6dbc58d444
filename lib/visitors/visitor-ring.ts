import type { EvaluationContext } from '@/lib/engine/types';
import { type Group, TakenLately } from './taken-lately';

/** Sightings held between two flushes; what comes beyond them is dropped, and counted. */
export const SIGHTINGS_MAX = 16_384;

/** New visitors who are hashed and written after one flush, all flags together: what a busy minute may cost. */
export const TAKEN_MAX = 1_000;

/** Somebody was answered by a flag. The id is in memory only, until the next flush. */
export interface Sighting {
  readonly environment: string;
  readonly flag: string;
  readonly namespace: 'device' | 'user';
  readonly id: string;
  /** Whether they got the flag: were answered with any variant but its off variant. */
  readonly isOn: boolean;
  /** Whether they were signed in, on a device with an id. */
  readonly isSignedIn: boolean;
  /** What was asked with, signed in if they ever were; held until the next flush. */
  readonly context: EvaluationContext;
}

type Seen = Pick<Sighting, 'namespace' | 'id' | 'isOn' | 'isSignedIn' | 'context'>;

/** What is new of somebody is worth taking again: each of these once. */
const SEEN = { on: 1, signedIn: 2 } as const;
const USER = 4;

const NOBODY: EvaluationContext = Object.freeze({});

type Taken = { -readonly [Field in keyof Sighting]: Sighting[Field] };

/** Who was seen since the last flush. Its room is made once: recording hashes nothing and never waits. */
export class VisitorRing {
  readonly #environments = new Array<string>(SIGHTINGS_MAX).fill('');
  readonly #flags = new Array<string>(SIGHTINGS_MAX).fill('');
  readonly #ids = new Array<string>(SIGHTINGS_MAX).fill('');
  readonly #contexts = new Array<EvaluationContext>(SIGHTINGS_MAX).fill(NOBODY);
  /** What was SEEN of them, and whether the id is an account's. */
  readonly #bits = new Uint8Array(SIGHTINGS_MAX);
  #size = 0;
  readonly #taken = new TakenLately();
  /** Sightings that found no room, since the process began. */
  droppedCount = 0;

  record(environment: string, flag: string, { namespace, id, isOn, isSignedIn, context }: Seen): void {
    const at = this.#size;
    if (at === SIGHTINGS_MAX) {
      this.droppedCount += 1;
      return;
    }
    this.#environments[at] = environment;
    this.#flags[at] = flag;
    this.#ids[at] = id;
    this.#contexts[at] = context;
    this.#bits[at] = seenBits(isOn, isSignedIn) | (namespace === 'user' ? USER : 0);
    this.#size = at + 1;
  }

  /**
   * Who was seen since, each once a flag, but those of whom nothing is new since they were taken lately; nobody is held
   * here any longer. On in any sighting is on, and so is signed in. Of more than TAKEN_MAX each flag has an equal share first, and who comes first has
   * what is left: where a visitor falls is chance, so that any of them are a fair sample.
   */
  take(): Sighting[] {
    const taken = new Map<Group, Map<string, Taken>>();
    const groups = this.#groupsSeen();
    for (const group of groups) taken.set(group, new Map());
    let size = this.#takeInto(taken, groups, { room: TAKEN_MAX, share: Math.ceil(TAKEN_MAX / taken.size) });
    if (size < TAKEN_MAX) size += this.#takeInto(taken, groups, { room: TAKEN_MAX - size, share: TAKEN_MAX });
    this.#ids.fill('', 0, this.#size);
    this.#contexts.fill(NOBODY, 0, this.#size);
    this.#size = 0;
    const all = [...taken.values()].flatMap((here) => [...here.values()]);
    for (const one of all) this.#taken.add(one, seenBits(one.isOn, one.isSignedIn));
    if (this.#taken.size >= SIGHTINGS_MAX) this.turn();
    return all;
  }

  /** The flag, and what was taken of it lately, of each sighting in its turn. */
  #groupsSeen(): Group[] {
    const groups: Group[] = [];
    for (let at = 0; at < this.#size; at++) {
      const isUser = ((this.#bits[at] ?? 0) & USER) !== 0;
      groups.push(this.#taken.group(this.#environments[at] ?? '', this.#flags[at] ?? '', isUser ? 'user' : 'device'));
    }
    return groups;
  }

  /** Takes up to `room` who are new, up to `share` in all of a flag; answers how many there were. */
  #takeInto(
    taken: Map<Group, Map<string, Taken>>,
    groups: readonly Group[],
    { room, share }: { readonly room: number; readonly share: number },
  ): number {
    let size = 0;
    for (let at = 0; at < this.#size && size < room; at++) {
      const group = groups[at];
      const here = group && taken.get(group);
      if (!here || here.size >= share) continue;
      const id = this.#ids[at] ?? '';
      const bits = this.#bits[at] ?? 0;
      const isOn = (bits & SEEN.on) !== 0;
      const isSignedIn = (bits & SEEN.signedIn) !== 0;
      const context = this.#contexts[at] ?? NOBODY;
      const was = group.since.get(id) ?? group.before.get(id);
      if (was !== undefined && (was | seenBits(isOn, isSignedIn)) === was) continue;
      const already = here.get(id);
      if (already) {
        already.isOn ||= isOn;
        if (isSignedIn && !already.isSignedIn) Object.assign(already, { isSignedIn, context });
        continue;
      }
      here.set(id, {
        environment: this.#environments[at] ?? '',
        flag: this.#flags[at] ?? '',
        namespace: bits & USER ? 'user' : 'device',
        id,
        isOn,
        isSignedIn,
        context,
      });
      size += 1;
    }
    return size;
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

function seenBits(isOn: boolean, isSignedIn: boolean): number {
  return (isOn ? SEEN.on : 0) | (isSignedIn ? SEEN.signedIn : 0);
}

// Module code is evaluated once per bundle, two or three times in a process: what must be one lives on globalThis.
const process_ = globalThis as typeof globalThis & { __sluiceVisitors?: VisitorRing };

/** The ring of this process. */
export function visitorRing(): VisitorRing {
  process_.__sluiceVisitors ??= new VisitorRing();
  return process_.__sluiceVisitors;
}
