/** What brings this process its changes: PostgreSQL's notifications, Upstash's, or only the poll. */
export type Bus = 'listen' | 'upstash' | 'poll';

/** Something that went wrong while the snapshots were kept up to date. */
export interface Problem {
  readonly what: string;
  /** Wall clock, ms: for people. Nothing is ordered by it. */
  readonly at: number;
}

interface BusReport {
  readonly bus: Bus;
  readonly lastProblem: Problem | null;
}

// Module code is evaluated once per bundle, two or three times in a process: what must be one lives on globalThis.
const process_ = globalThis as typeof globalThis & { __sluiceBus?: BusReport };

/** What brings this process its changes at the moment, and what last went wrong. */
export function busReport(): BusReport {
  process_.__sluiceBus ??= { bus: 'poll', lastProblem: null };
  return process_.__sluiceBus;
}

export function noteBus(bus: Bus): void {
  process_.__sluiceBus = { ...busReport(), bus };
}

/** Keeps the last problem for whoever asks how this process is. `what` is told to admins: no secrets in it. */
export function noteProblem(what: string, at: number): void {
  process_.__sluiceBus = { ...busReport(), lastProblem: { what, at } };
}
