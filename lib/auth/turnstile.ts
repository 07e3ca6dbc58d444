import { DomainError } from '@/lib/domain-error';

/** Lets `atOnceMax` pieces of work run and `waitingMax` wait. Whoever comes after that throws UNAVAILABLE at once. */
export function createTurnstile({
  atOnceMax,
  waitingMax,
}: {
  readonly atOnceMax: number;
  readonly waitingMax: number;
}) {
  let running = 0;
  const waiting: Array<() => void> = [];

  const enter = async (): Promise<void> => {
    if (running < atOnceMax) {
      running += 1;
      return;
    }
    if (waiting.length >= waitingMax) {
      throw new DomainError('UNAVAILABLE', 'Too many people are signing in at this moment. Try again in a minute.');
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
  };
  // A place is handed on, not given back and taken again: nobody can slip in between.
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };

  return async <T>(work: () => Promise<T>): Promise<T> => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
