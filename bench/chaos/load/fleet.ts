import { setTimeout as sleep } from 'node:timers/promises';
import type { Answered, Asked } from '../oracle/answered';
import type { Instance } from '../world/instance';
import { Asker } from './asker';

const OF_A_SERVER = { everyMs: 25, atOnce: 1 };
const OF_A_LIGHT_ONE = { everyMs: 50, atOnce: 4 };
const LOOK_EVERY_MS = 5;
const BURST_MS_MAX = 30_000;

/** The instances that run, each of them asked without a pause. */
export class Fleet {
  #askers: Asker[] = [];

  /** Begins to ask an instance. */
  add(instance: Instance): void {
    this.#askers.push(new Asker(instance, instance.url ? OF_A_SERVER : OF_A_LIGHT_ONE));
  }

  /** Asks all of these at once, and nothing else meanwhile: the last of them waits for the CPU that the others take. */
  async burst(instance: Instance, asked: readonly Asked[]): Promise<void> {
    const asker = this.#askers.find((one) => one.instance === instance);
    await asker?.pause(async () => {
      await Promise.all(asked.map((one) => asker.ask([one], BURST_MS_MAX)));
    });
  }

  /** Does not ask an instance while `work` is under way, and waits for it with nothing. */
  async leaveAlone(instance: Instance, work: () => Promise<void>): Promise<void> {
    const asker = this.#askers.find((one) => one.instance === instance);
    await asker?.pause(work);
  }

  get instances(): readonly Instance[] {
    return this.#running().map(({ instance }) => instance);
  }

  /** A server that runs, in turn; null while there is none. */
  readonly someServer = (() => {
    let turn = 0;
    return (): string | null => {
      const urls = this.instances.flatMap(({ url }) => (url ? [url] : []));
      turn += 1;
      return urls[turn % urls.length] ?? null;
    };
  })();

  /** Resolves once every instance that runs has answered from `revision` or a newer one; false where that takes too long. */
  async reaches(revision: number, withinMs: number): Promise<boolean> {
    const givingUpAt = performance.now() + withinMs;
    while (this.#behind(revision).length > 0) {
      if (performance.now() > givingUpAt) return false;
      await sleep(LOOK_EVERY_MS);
    }
    return true;
  }

  /** Who has not answered from `revision` yet, with what they answer from. */
  behind(revision: number): string {
    return this.#behind(revision)
      .map((asker) => `${asker.instance.name} at ${asker.revision}`)
      .join(', ');
  }

  async stop(): Promise<void> {
    await Promise.all(this.#askers.map((asker) => asker.stop()));
  }

  /** All that was written down. */
  get said(): { answers: Answered[]; unanswered: string[]; slowestMs: number } {
    return {
      answers: this.#askers.flatMap(({ answers }) => answers),
      unanswered: this.#askers.flatMap(({ unanswered }) => unanswered),
      slowestMs: Math.max(0, ...this.#askers.map(({ slowestMs }) => slowestMs)),
    };
  }

  #behind(revision: number): readonly Asker[] {
    return this.#running().filter((asker) => asker.revision < revision);
  }

  #running(): readonly Asker[] {
    return this.#askers.filter(({ instance, isPaused }) => !instance.hasEnded && !isPaused);
  }
}
