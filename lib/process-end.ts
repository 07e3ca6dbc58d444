import { log } from './log';
import { within } from './within';

/** How long one of them may take: together they must be done before whoever asked for the end loses patience (10 s). */
export const LAST_WORK_TIMEOUT_MS = 1_000;

type Work = () => Promise<unknown>;

// Module code is evaluated once per bundle, two or three times in a process: what must be one lives on globalThis.
const process_ = globalThis as typeof globalThis & { __sluiceLastWorks?: Map<string, Work> };

/**
 * Has `work` done once, when this process ends in order and the last request was answered. What was given last is done
 * first, so that whatever was started leaves before what it stands on. A name that is given again replaces the one before.
 */
export function atEnd(name: string, work: Work): void {
  process_.__sluiceLastWorks ??= new Map();
  process_.__sluiceLastWorks.delete(name);
  process_.__sluiceLastWorks.set(name, work);
}

/** Does all that was given, one after the other, each for as long as it may take. False where something was left undone. */
export async function doLastWorks(): Promise<boolean> {
  const works = [...(process_.__sluiceLastWorks ?? [])].toReversed();
  process_.__sluiceLastWorks = new Map();
  let isAllDone = true;
  for (const [name, work] of works) {
    try {
      await within(LAST_WORK_TIMEOUT_MS, Promise.resolve().then(work));
    } catch (error) {
      isAllDone = false;
      log.error({ error }, `ending, without what was left of it: ${name}`);
    }
  }
  return isAllDone;
}
