import type { Asked, Given } from '../oracle/answered';

/** A running instance of Sluice, as those see it who ask it and those who end it. */
export interface Instance {
  readonly name: string;
  /** Names this process and no later one. */
  readonly life: string;
  /** Where it serves; null for a light one. */
  readonly url: string | null;
  readonly pid: number;
  /** True once it ended, by itself or not. */
  readonly hasEnded: boolean;
  /** The answers, in the order of the questions. Rejects where the instance does not answer in time. */
  ask(asked: readonly Asked[], withinMs?: number): Promise<readonly Given[]>;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** `kill -9`. */
  kill(): Promise<void>;
}

/** An evaluation that takes longer was waiting for something, which it must never. */
export const ANSWER_MS_MAX = 5_000;
