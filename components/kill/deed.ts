import { formatPercentage } from '@/lib/engine/percentage';
import type { FlagView } from '@/lib/flags/flag-view';

/** The one thing that can be done about a flag's kill, in words: kill it, or lift the kill. */
export interface Deed {
  readonly what: 'kill' | 'lift';
  /** What its button says. */
  readonly label: string;
  readonly busyLabel: string;
  /** What becomes of it. */
  readonly consequence: string;
}

export function deedFor(flag: FlagView, environment: string): Deed {
  if (flag.killedBy === null) {
    return {
      what: 'kill',
      label: `Kill ${flag.key}`,
      busyLabel: `Killing ${flag.key}…`,
      consequence: `Off for everybody in ${environment}, at once, whatever its rules and its failure mode say. Its switch and its percentage stay as they are, for the lift.`,
    };
  }
  return {
    what: 'lift',
    label: `Lift ${flag.key}: ${answerOf(flag)} again`,
    busyLabel: `Lifting ${flag.key}…`,
    consequence: `In ${environment} it answers by its switch, its rules and its percentage again, as they are now. Whoever had it before has it again, if they were not changed meanwhile.`,
  };
}

function answerOf({ enabled, rolloutPercentage }: FlagView): string {
  return enabled ? `${formatPercentage(rolloutPercentage)} %` : 'off';
}
