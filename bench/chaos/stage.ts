import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { verifyHistory } from '@/lib/history/verify-history';
import { type Budgets, Judge } from './oracle/judge';
import { judgeSaves } from './oracle/judge-saves';
import { readHistory } from './oracle/read-history';
import { RevisionLog } from './oracle/revision-log';
import { Outages } from './outages';
import type { Outcome } from './outcome';
import { Performance } from './performance';
import type { Scenario } from './scenario';
import { ENVIRONMENT } from './world/flags';
import type { Instance } from './world/instance';
import type { World } from './world/world';

/** As the product has them, with a second for a machine that is busy. */
const BUDGETS: Budgets = { stalenessMs: 31_000, reachMs: 11_000 };

interface StageOptions {
  readonly servers: Instance[];
  readonly lights: readonly Instance[];
  readonly isShort: boolean;
  readonly stop: AbortSignal;
}

/** Plays scenarios one after the other on the same instances, and judges what was said meanwhile. */
export class Stage {
  readonly #judge = new Judge(BUDGETS);
  readonly #log = new RevisionLog();
  readonly #outages = new Outages();
  #lastEntry = 0;

  constructor(
    private readonly world: World,
    private readonly options: StageOptions,
  ) {}

  async play(scenario: Scenario): Promise<Outcome> {
    const { times } = scenario;
    const often = times ? (this.options.isShort ? times.inShort : times.ever) : 1;
    const played = new Performance(this.world, often, { ...this.options, outages: this.#outages });
    try {
      await played.settles();
      await this.#playThrough(scenario, played);
      await played.settles();
    } finally {
      await played.end();
    }
    return this.#judged(scenario, played);
  }

  /** Plays it while somebody saves, and leaves everything whole, whatever happened. */
  async #playThrough(scenario: Scenario, played: Performance): Promise<void> {
    const stopSaving = played.saving();
    try {
      await scenario.play(played);
    } catch (problem) {
      this.options.stop.throwIfAborted();
      played.claim(false, `could not be played to its end: ${problem instanceof Error ? problem.stack : problem}`);
    } finally {
      if (!this.options.stop.aborted) await this.world.mend();
      this.#outages.end();
      await stopSaving();
    }
  }

  async #judged(scenario: Scenario, played: Performance): Promise<Outcome> {
    const { answers, unanswered, slowestMs } = played.fleet.said;
    const entries = await readHistory(this.world.db, ENVIRONMENT, this.#lastEntry);
    this.#lastEntry = entries.at(-1)?.id ?? this.#lastEntry;
    this.#log.add(entries);
    for await (const { chain, fault } of verifyHistory(this.world.db)) {
      played.claim(fault === null, `history does not hold: ${chain}: ${fault?.what}`);
    }
    const outcome = {
      scenario,
      times: scenario.times ? played.times : null,
      answers: answers.length,
      wrong: this.#judge.judge(answers, this.#log, this.#outages.all),
      unanswered,
      slowestMs,
      saves: judgeSaves(played.saves, entries),
      healMs: played.healMs,
      failures: played.failures,
    };
    // For whoever wants to know more than the table says.
    const kept = JSON.stringify({ ...outcome, told: played.saves, outages: this.#outages.all }, null, 2);
    writeFileSync(path.join(this.world.folder, `${scenario.name}.json`), kept);
    return outcome;
  }
}
