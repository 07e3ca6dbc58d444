import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { FLAGS } from '../world/flags';
import { callApi } from './api';

const SAVE_TIMEOUT_MS = 25_000;
const REFUSALS = /^(Nothing was saved|The database does not answer)/;

/** What became of a save, as far as its caller was told. */
export interface Save {
  /** Stands in the note, so that history can be searched for it. */
  readonly id: string;
  readonly flag: string;
  readonly wanted: Readonly<Record<string, unknown>>;
  /** How long its caller waited. */
  readonly ms: number;
  readonly told:
    | { readonly as: 'saved'; readonly revision: number }
    | { readonly as: 'refused' | 'unknown' | 'broken'; readonly words: string };
}

export interface SaverOptions {
  readonly token: string;
  /** Whom to send the next save to; null while nobody is there. */
  readonly url: () => string | null;
  readonly pauseMs: number;
}

/** Goes on saving percentages and switches, whatever happens, and writes down what it was told. */
export class Saver {
  readonly saves: Save[] = [];
  #stopped = false;
  readonly #done: Promise<void>;

  constructor(private readonly options: SaverOptions) {
    this.#done = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#done;
  }

  async #run(): Promise<void> {
    for (let number = 0; !this.#stopped; number += 1) {
      const url = this.options.url();
      if (url !== null) this.saves.push(await save(url, this.options.token, number));
      await sleep(this.options.pauseMs);
    }
  }
}

/** Saves something that hardly ever is there already. `number` chooses the flag. */
export async function save(url: string, token: string, number: number): Promise<Save> {
  const id = randomUUID();
  const flag = FLAGS[number % FLAGS.length]?.key ?? '';
  const switched = flag === 'chaos_switch' ? { enabled: Math.random() < 0.5 } : {};
  const wanted = { ...switched, rollout_percentage: someShare() };
  const sentAt = performance.now();
  const told = await tell(`${url}/api/flags/${flag}`, token, { ...wanted, note: id });
  return { id, flag, wanted, ms: Math.round(performance.now() - sentAt), told };
}

async function tell(url: string, token: string, body: object): Promise<Save['told']> {
  try {
    const answer = await callApi(url, { token, method: 'PATCH', body, timeoutMs: SAVE_TIMEOUT_MS });
    if (answer.status === 200) return { as: 'saved', revision: answer.body.revision ?? 0 };
    const message = answer.body.error?.message ?? '';
    const words = `${answer.status} ${message}`;
    if (answer.status !== 503) return { as: 'broken', words };
    return { as: REFUSALS.test(message) ? 'refused' : 'unknown', words };
  } catch (problem) {
    const cause = problem instanceof Error && problem.cause ? ` (${String(problem.cause)})` : '';
    return { as: 'unknown', words: `${String(problem)}${cause}` };
  }
}

/** One of 100,001: the same one twice in a row hardly ever happens, and is no fault if it does. */
function someShare(): number {
  return Math.floor(Math.random() * 100_001) / 1_000;
}
