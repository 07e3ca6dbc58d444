import { setTimeout as sleep } from 'node:timers/promises';
import type { Answered, Asked } from '../oracle/answered';
import { FLAGS, USERS } from '../world/flags';
import type { Instance } from '../world/instance';

export interface Rhythm {
  readonly everyMs: number;
  readonly atOnce: number;
}

/** Asks one instance without a pause, until it ends or nobody wants to know any more, and writes every answer down. */
export class Asker {
  readonly answers: Answered[] = [];
  /** Why questions went without an answer, though the instance ran. */
  readonly unanswered: string[] = [];
  slowestMs = 0;
  /** The revision of the newest answer; -1 before any. */
  revision = -1;
  isPaused = false;
  #stopped = false;
  #underWay: Promise<void> = Promise.resolve();
  readonly #done: Promise<void>;

  constructor(
    readonly instance: Instance,
    rhythm: Rhythm,
  ) {
    this.#done = this.#run(rhythm);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#done;
  }

  /** Asks nothing while `work` is under way. */
  async pause(work: () => Promise<void>): Promise<void> {
    this.isPaused = true;
    await this.#underWay;
    try {
      await work();
    } finally {
      this.isPaused = false;
    }
  }

  async #run({ everyMs, atOnce }: Rhythm): Promise<void> {
    for (let round = 0; !this.#stopped && !this.instance.hasEnded; round += 1) {
      const asked = Array.from({ length: atOnce }, (_, index) => questionOf(round * atOnce + index));
      const startedAt = performance.now();
      this.#underWay = this.isPaused ? Promise.resolve() : this.ask(asked);
      await this.#underWay;
      await sleep(Math.max(0, everyMs - (performance.now() - startedAt)));
    }
  }

  /** Asks this too, and writes it down. */
  async ask(asked: readonly Asked[], withinMs?: number): Promise<void> {
    const { life } = this.instance;
    const askedAt = Date.now();
    try {
      const given = await this.instance.ask(asked, withinMs);
      const answeredAt = Date.now();
      if (withinMs === undefined) this.slowestMs = Math.max(this.slowestMs, answeredAt - askedAt);
      for (const [index, one] of given.entries()) {
        const question = asked[index];
        if (question) this.answers.push({ life, ...question, ...one, askedAt, answeredAt });
        this.revision = Math.max(this.revision, one.revision ?? -1);
      }
    } catch (problem) {
      if (!this.instance.hasEnded) this.unanswered.push(`${this.instance.name}: ${String(problem)}`);
    }
  }
}

/** Every flag for every id, in turn. */
function questionOf(number: number): Asked {
  const flag = FLAGS[number % FLAGS.length]?.key ?? '';
  return { flag, user: USERS[Math.floor(number / FLAGS.length) % USERS.length] ?? '' };
}
