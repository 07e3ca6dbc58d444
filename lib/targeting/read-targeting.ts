import type { Prerequisite, Rule, Target } from '@/lib/engine/rule';
import type { Targeting } from './find-targeting';
import { prerequisitesInput, rulesInput, targetsInput } from './inputs';

interface ReadTargeting {
  readonly rules: readonly Rule[];
  readonly targets: readonly Target[];
  readonly prerequisites: readonly Prerequisite[];
}

/** What is stored, for people to read. What was written beside the door and cannot be read is left out. */
export function readTargeting({ rules, targets, prerequisites }: Targeting): ReadTargeting {
  return {
    rules: rulesInput.safeParse(rules).data ?? [],
    targets: targetsInput.safeParse(targets).data ?? [],
    prerequisites: prerequisitesInput.safeParse(prerequisites).data ?? [],
  };
}
