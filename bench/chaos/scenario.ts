import type { Fleet } from './load/fleet';
import type { Save } from './load/saver';
import type { Instance } from './world/instance';
import type { World } from './world/world';

/** One fault, from its beginning until everything is right again. */
export interface Scenario {
  /** As typed after `npm run chaos --`. */
  readonly name: string;
  /** What goes wrong, for the table. */
  readonly fault: string;
  /** How often, where it is more than once. */
  readonly times?: { readonly ever: number; readonly inShort: number };
  /** Whether it is part of `npm run verify`. */
  readonly inShort: boolean;
  play(act: Act): Promise<void>;
}

/** What a scenario has to do with. While it plays, every instance is asked and flags are saved without a pause. */
export interface Act {
  readonly world: World;
  readonly fleet: Fleet;
  /** The three servers, in their order. */
  readonly servers: readonly Instance[];
  /** True in the short form: a fault is held just long enough. */
  readonly isShort: boolean;
  /** How often to make it, by the scenario's own word. */
  readonly times: number;
  readonly stop: AbortSignal;
  /** What was saved and what became of it, to be compared with history: for scenarios that save on their own. */
  readonly saves: Save[];
  /** Lets the fault do its work for a while. */
  hold(): Promise<void>;
  /** Takes PostgreSQL away from everybody, as `how` does it; the judge knows that nobody can be up to date from now on. */
  takePostgresAway(how: () => unknown): Promise<void>;
  /**
   * Ends the fault with `lift`, saves something, and notes how long it took, from the moment `lift` was done, until
   * every instance answered from that save. A claim fails where that is longer than `withinMs`.
   */
  heals(lift: () => unknown, withinMs?: number): Promise<void>;
  /** Saves something in the middle of the fault, and claims that it gets everywhere all the same. */
  arrives(withinMs?: number): Promise<void>;
  /** Lets so many callers save at once, without a pause, while `work` is under way. */
  saveAlong(callers: number, work: () => Promise<void>): Promise<void>;
  /** Starts a light instance in the middle of the fault; it is asked like the others, and ends with the scenario. */
  startCold(): Promise<Instance>;
  /** The same with a clock that is wrong by so much. */
  startSkewed(clockMs: number): Promise<Instance>;
  /** Starts a server again where one has ended. */
  restartServer(ended: Instance): Promise<Instance>;
  /** What has to be true besides; `sentence` says what was found instead. */
  claim(holds: boolean, sentence: string): void;
}
