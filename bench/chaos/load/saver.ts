import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { FLAGS } from '../world/flags';
import { callApi } from './api';

const PAUSE_MS = 150;
const SAVE_TIMEOUT_MS = 25_000;
const REFUSALS = /^(Nothing was saved|The database does not answer)/;

/** What became of a save, as far as its caller was told. */
export interface Save {
  /** Stands in the note, so that history can be searched for it. */
  readonly id: string;
  readonly flag: string;
  readonly wanted: Readonly<Record<string, unknown>>;
  readonly told:
    | { readonly as: 'saved'; readonly revision: number }
    | { readonly as: 'refused' | 'unknown' | 'broken'; readonly words: string };
}

export interface SaverOptions {
  readonly token: string;
  /** Whom to send the next save to; null while nobody is there. */
  readonly url: () => string | null;
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
      await sleep(PAUSE_MS);
    }
  }
}

/** Saves something that certainly differs from what is there. `number` chooses the flag. */
export async function save(url: string, token: string, number: number): Promise<Save> {
  const id = randomUUID();
  const flag = FLAGS[number % FLAGS.length]?.key ?? '';
  const isSwitch = flag === 'chaos_switch' && number % 2 === 0;
  const wanted = isSwitch
    ? { enabled: Math.random() < 0.5, rollout_percentage: someShare() }
    : { rollout_percentage: someShare() };
  const path = `${url}/api/flags/${flag}`;
  try {
    const request = { token, method: 'PATCH', body: { ...wanted, note: id }, timeoutMs: SAVE_TIMEOUT_MS };
    const { status, body } = await callApi(path, request);
    if (status === 200) return { id, flag, wanted, told: { as: 'saved', revision: body.revision ?? 0 } };
    const words = `${status} ${body.error?.message ?? ''}`;
    if (status !== 503) return { id, flag, wanted, told: { as: 'broken', words } };
    return { id, flag, wanted, told: { as: REFUSALS.test(body.error?.message ?? '') ? 'refused' : 'unknown', words } };
  } catch (problem) {
    return { id, flag, wanted, told: { as: 'unknown', words: String(problem) } };
  }
}

/** One of 100,001: the same one twice in a row hardly ever happens, and is no fault if it does. */
function someShare(): number {
  return Math.floor(Math.random() * 100_001) / 1_000;
}
