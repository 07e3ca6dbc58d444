import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../refusal';

// An app whose command was killed needs a moment to notice and leave.
const WAIT_MS_MAX = 4_000;
const LOOK_EVERY_MS = 100;

/** Waits a moment for the port to be free. Throws with what to do where it stays taken. */
export async function refuseTakenPort(port: number, stop: AbortSignal): Promise<void> {
  const givingUpAt = performance.now() + WAIT_MS_MAX;
  while (!(await isFree(port))) {
    stop.throwIfAborted();
    if (performance.now() > givingUpAt) {
      throw new Refusal(
        `Port ${port} is in use by another program: end that, or choose another with PORT=${port + 1}.`,
      );
    }
    await sleep(LOOK_EVERY_MS);
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
