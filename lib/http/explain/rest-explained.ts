import type { Explained } from '@/lib/explain/explained';

type Step = Explained['steps'][number];

/** What a flag answers, as REST spells it. */
export function restAnswer({ answer, targetingKey }: Explained) {
  return {
    value: answer.value,
    variant: answer.variant,
    reason: answer.reason,
    ...(answer.errorCode && { error_code: answer.errorCode }),
    targeting_key: targetingKey,
  };
}

/** One line of the path to it, as REST spells it. */
export function restStep(step: Step) {
  if (step.kind === 'prerequisite') {
    const { isMet, ...others } = step;
    return { ...others, is_met: isMet };
  }
  if (step.kind === 'targets') {
    const { isListed, ...others } = step;
    return { ...others, is_listed: isListed };
  }
  return step;
}
