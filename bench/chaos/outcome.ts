import type { Wrong } from './oracle/judge';
import type { JudgedSaves } from './oracle/judge-saves';
import type { Scenario } from './scenario';

/** What was found while one scenario was played. */
export interface Outcome {
  readonly scenario: Scenario;
  /** How often the fault was made; null where it has no number. */
  readonly times: number | null;
  readonly answers: number;
  readonly wrong: readonly Wrong[];
  readonly unanswered: readonly string[];
  readonly slowestMs: number;
  readonly saves: JudgedSaves;
  /** From the end of the fault until every instance answered from a save made after it; null where nothing heals. */
  readonly healMs: number | null;
  /** Claims that did not hold, a sentence each. */
  readonly failures: readonly string[];
}

/** Everything that is wrong with an outcome, a sentence each. None where the scenario has passed. */
export function faultsOf({ wrong, unanswered, saves, failures }: Outcome): string[] {
  return [
    ...wrong.map(({ answer, why }) => `wrong answer of ${answer.life}: ${why}`),
    ...unanswered.map((what) => `no answer: ${what}`),
    ...saves.lost.map((what) => `lost: ${what}`),
    ...saves.ghosts.map((what) => `saved though refused, or twice: ${what}`),
    ...saves.broken.map((what) => `neither saved nor refused: ${what}`),
    ...failures,
  ];
}
