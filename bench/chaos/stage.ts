import { setTimeout as sleep } from 'node:timers/promises';
import { verifyHistory } from '@/lib/history/verify-history';
import { Fleet } from './load/fleet';
import { Saver, save } from './load/saver';
import { type Budgets, Judge, type Outage } from './oracle/judge';
import { judgeSaves } from './oracle/judge-saves';
import { readHistory } from './oracle/read-history';
import { RevisionLog } from './oracle/revision-log';
import type { Outcome } from './outcome';
import type { Act, Scenario } from './scenario';
import { ENVIRONMENT } from './world/flags';
import type { Instance } from './world/instance';
import type { World } from './world/world';

/** As the product has them, with a second for a machine that is busy. */
const BUDGETS: Budgets = { stalenessMs: 31_000, reachMs: 11_000 };
const HOLD_MS = 6_000;
const SHORT_HOLD_MS = 1_500;
const HEAL_MS_MAX = 15_000;

/** Plays scenarios one after the other on the same instances, and judges what was said meanwhile. */
export class Stage {
  readonly #judge = new Judge(BUDGETS);
  readonly #log = new RevisionLog();
  readonly #outages: Outage[] = [];
  #lastEntry = 0;

  constructor(
    private readonly world: World,
    private readonly servers: Instance[],
    private readonly lights: readonly Instance[],
    private readonly options: { readonly isShort: boolean; readonly stop: AbortSignal },
  ) {}

  async play(scenario: Scenario): Promise<Outcome> {
    const { world, servers, lights } = this;
    const fleet = new Fleet();
    for (const instance of [...servers, ...lights]) fleet.add(instance);
    const saver = new Saver({ token: world.adminToken, url: fleet.someServer });
    const failures: string[] = [];
    const cold: Instance[] = [];
    let healMs: number | null = null;
    const act = this.#act(fleet, { failures, cold, healed: (ms) => (healMs = Math.max(healMs ?? 0, ms)) });
    try {
      await scenario.play(act);
    } catch (problem) {
      this.options.stop.throwIfAborted();
      failures.push(`could not be played to its end: ${problem instanceof Error ? problem.stack : String(problem)}`);
    }
    await world.mend();
    this.#outageEnds();
    await saver.stop();
    await this.#settle(fleet, failures);
    const { answers, unanswered, slowestMs } = await fleet.stop();
    await Promise.all(cold.map((instance) => instance.stop()));
    const entries = await readHistory(world.db, ENVIRONMENT, this.#lastEntry);
    this.#lastEntry = entries.at(-1)?.id ?? this.#lastEntry;
    this.#log.add(entries);
    for await (const { chain, fault } of verifyHistory(world.db)) {
      if (fault) failures.push(`history does not hold: ${chain}: ${fault.what}`);
    }
    const wrong = this.#judge.judge(answers, this.#log, this.#outages);
    const saves = judgeSaves(saver.saves, entries);
    return { scenario, answers: answers.length, wrong, unanswered, slowestMs, saves, healMs, failures };
  }

  #act(
    fleet: Fleet,
    { failures, cold, healed }: { failures: string[]; cold: Instance[]; healed: (ms: number) => void },
  ): Act {
    const { world, servers } = this;
    const { isShort, stop } = this.options;
    const claim = (holds: boolean, sentence: string) => void (holds || failures.push(sentence));
    return {
      world,
      fleet,
      servers,
      isShort,
      stop,
      claim,
      hold: () => sleep(isShort ? SHORT_HOLD_MS : HOLD_MS, undefined, { signal: stop }),
      takePostgresAway: async (how) => {
        this.#outages.push({ from: Date.now(), to: Number.POSITIVE_INFINITY });
        await how();
      },
      heals: async (lift, withinMs = HEAL_MS_MAX) => {
        await lift();
        this.#outageEnds();
        const since = performance.now();
        const isHealed = await this.#settle(fleet, failures, withinMs);
        const ms = performance.now() - since;
        healed(ms);
        claim(!isHealed || ms <= withinMs, `healed after ${Math.round(ms)} ms, which is more than ${withinMs}`);
      },
      startCold: async () => {
        const instance = await world.startLight(`cold ${cold.length + 1}`);
        cold.push(instance);
        fleet.add(instance);
        return instance;
      },
      restartServer: async (ended) => {
        const again = await world.startServer(ended.name, Number(new URL(ended.url ?? '').port));
        servers[servers.indexOf(ended)] = again;
        fleet.add(again);
        return again;
      },
    };
  }

  /** Saves something and waits until every instance answers from it. */
  async #settle(fleet: Fleet, failures: string[], withinMs = HEAL_MS_MAX): Promise<boolean> {
    const givingUpAt = performance.now() + withinMs;
    let words = 'no server runs';
    for (let number = 0; performance.now() < givingUpAt; number += 1) {
      this.options.stop.throwIfAborted();
      const url = fleet.someServer();
      const saved = url === null ? null : await save(url, this.world.adminToken, number);
      if (saved?.told.as === 'saved') {
        const { revision } = saved.told;
        if (await fleet.reaches(revision, withinMs)) return true;
        failures.push(`${withinMs} ms after a save, not everywhere at revision ${revision}: ${fleet.behind(revision)}`);
        return false;
      }
      words = saved?.told.words ?? words;
      await sleep(50);
    }
    failures.push(`nothing could be saved within ${withinMs} ms: ${words}`);
    return false;
  }

  #outageEnds(): void {
    const last = this.#outages.at(-1);
    if (last && last.to === Number.POSITIVE_INFINITY)
      this.#outages[this.#outages.length - 1] = { ...last, to: Date.now() };
  }
}
