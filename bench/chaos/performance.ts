import { setTimeout as sleep } from 'node:timers/promises';
import { Fleet } from './load/fleet';
import { type Save, Saver, save } from './load/saver';
import type { Outages } from './outages';
import type { Act } from './scenario';
import type { Instance } from './world/instance';
import type { World } from './world/world';

const HOLD_MS = 6_000;
const SHORT_HOLD_MS = 1_000;
const HEAL_MS_MAX = 15_000;
const PAUSE_MS = 150;

interface PerformanceOptions {
  readonly servers: Instance[];
  readonly lights: readonly Instance[];
  readonly outages: Outages;
  readonly isShort: boolean;
  readonly stop: AbortSignal;
}

/** One scenario being played: what it can do, and what was written down meanwhile. */
export class Performance implements Act {
  readonly fleet = new Fleet();
  readonly servers: readonly Instance[];
  readonly isShort: boolean;
  readonly stop: AbortSignal;
  readonly failures: string[] = [];
  readonly saves: Save[] = [];
  healMs: number | null = null;
  readonly #cold: Instance[] = [];

  constructor(
    readonly world: World,
    readonly times: number,
    private readonly options: PerformanceOptions,
  ) {
    this.servers = options.servers;
    this.isShort = options.isShort;
    this.stop = options.stop;
    for (const instance of [...options.servers, ...options.lights]) this.fleet.add(instance);
  }

  /** Begins to save; give what it gives to end that. */
  saving(pauseMs = PAUSE_MS): () => Promise<void> {
    const saver = new Saver({ token: this.world.adminToken, url: this.fleet.someServer, pauseMs });
    return async () => {
      await saver.stop();
      this.saves.push(...saver.saves);
    };
  }

  claim = (holds: boolean, sentence: string): void => {
    if (!holds) this.failures.push(sentence);
  };

  hold = async (): Promise<void> => {
    await sleep(this.isShort ? SHORT_HOLD_MS : HOLD_MS, undefined, { signal: this.stop });
  };

  takePostgresAway = async (how: () => unknown): Promise<void> => {
    this.options.outages.begin();
    await how();
  };

  heals = async (lift: () => unknown, withinMs = HEAL_MS_MAX): Promise<void> => {
    await lift();
    this.options.outages.end();
    const since = performance.now();
    if (!(await this.settles(withinMs))) return;
    this.healMs = Math.max(this.healMs ?? 0, performance.now() - since);
  };

  arrives = async (withinMs = HEAL_MS_MAX): Promise<void> => {
    await this.settles(withinMs);
  };

  saveAlong = async (callers: number, work: () => Promise<void>): Promise<void> => {
    const stops = Array.from({ length: callers }, () => this.saving(0));
    try {
      await work();
    } finally {
      await Promise.all(stops.map((stop) => stop()));
    }
  };

  startCold = (): Promise<Instance> => this.startSkewed(0);

  startSkewed = async (clockMs: number): Promise<Instance> => {
    const instance = await this.world.startLight('cold', clockMs);
    this.#cold.push(instance);
    this.fleet.add(instance);
    return instance;
  };

  restartServer = async (ended: Instance): Promise<Instance> => {
    const { servers } = this.options;
    const again = await this.world.startServer(ended.name, Number(new URL(ended.url ?? '').port));
    servers[servers.indexOf(ended)] = again;
    this.fleet.add(again);
    return again;
  };

  /** Saves something and waits until every instance answers from it. A claim fails where that takes too long. */
  async settles(withinMs = HEAL_MS_MAX): Promise<boolean> {
    const givingUpAt = performance.now() + withinMs;
    let words = 'no server runs';
    for (let number = 0; performance.now() < givingUpAt; number += 1) {
      this.stop.throwIfAborted();
      const url = this.fleet.someServer();
      const saved = url === null ? null : await save(url, this.world.adminToken, number);
      if (saved?.told.as === 'saved') {
        const { revision } = saved.told;
        this.saves.push(saved);
        if (await this.fleet.reaches(revision, givingUpAt - performance.now())) return true;
        this.claim(false, `${withinMs} ms on, not everywhere at revision ${revision}: ${this.fleet.behind(revision)}`);
        return false;
      }
      words = saved?.told.words ?? words;
      await sleep(50);
    }
    this.claim(false, `nothing could be saved within ${withinMs} ms: ${words}`);
    return false;
  }

  /** Stops asking, and ends what was started for this scenario alone. */
  async end(): Promise<void> {
    await this.fleet.stop();
    await Promise.all(this.#cold.map((instance) => instance.stop()));
  }
}
