import { subscribe } from 'node:diagnostics_channel';
import type { Server } from 'node:http';
import { log } from './log';
import { doLastWorks } from './process-end';

/** How long requests under way may still take once this process was told to end. */
const DRAIN_TIMEOUT_MS = 5_000;
const CLOSE_IDLE_EVERY_MS = 50;

/**
 * Makes this process end in order when it is told to (SIGTERM, Ctrl-C). Next stops listening, answers what is under way
 * and then exits, with the code of a process that was killed; so its exit is taken over: first the last works, then 0.
 * It would also wait for as long as the slowest request takes, and six seconds more for every connection that a browser
 * or proxy keeps for its next one: those are closed as they fall idle, and after 5 s nobody is waited for.
 */
export function endInOrder(): void {
  const servers = new Set<Server>();
  subscribe('http.server.request.start', (message) => servers.add(serverOf(message)));
  const exit = process.exit.bind(process);
  let isEnding = false;

  function end(): void {
    if (isEnding) return;
    isEnding = true;
    const closingIdle = setInterval(() => {
      for (const server of servers) server.closeIdleConnections();
    }, CLOSE_IDLE_EVERY_MS);
    const drained = Promise.withResolvers<boolean>();
    const tooLong = setTimeout(() => drained.resolve(false), DRAIN_TIMEOUT_MS);
    process.exit = neverBack(() => drained.resolve(true));
    void drained.promise.then(async (isDrained) => {
      clearInterval(closingIdle);
      clearTimeout(tooLong);
      if (!isDrained) log.error('ending, although requests are still under way');
      const isAllDone = await doLastWorks();
      exit(isDrained && isAllDone ? 0 : 1);
    });
  }

  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

/** Node's own documentation of the channel: every message has the server that was asked. */
function serverOf(message: unknown): Server {
  return (message as { readonly server: Server }).server;
}

/** What stands for `process.exit` comes back to its caller, who does nothing after it. */
function neverBack(instead: () => void): typeof process.exit {
  return instead as typeof process.exit;
}
