import type postgres from 'postgres';
import { Line, TransactionLost, type Work } from './line';
import { isUrgent } from './urgently';

/** Writers queue on the environments anyway; more connections than this would only queue inside PostgreSQL. */
export const TRANSACTIONS_AT_ONCE_MAX = 4;

/** How long one waits for its turn: long enough for a storm of saves, and not for ever where nothing is answered. */
export const TURN_TIMEOUT_MS = 30_000;

/**
 * Runs transactions, each on a connection of its own, a few at once; the others wait for their turn. What is urgent waits
 * for none of them: there is one connection more for it, and its turn comes first. `open` makes a client of one
 * connection, which calls `onclose` whenever that is closed.
 */
export function transactionsOn(open: (onclose: () => void) => postgres.Sql) {
  const lines = new Set<Line>();
  const idle: Line[] = [];
  const waiting = new Set<(line: Line) => void>();
  const urgent = new Set<(line: Line) => void>();

  function take(): Line | Promise<Line> {
    const busy = lines.size - idle.length;
    if (busy >= TRANSACTIONS_AT_ONCE_MAX + (isUrgent() ? 1 : 0)) return nextTurn(isUrgent() ? urgent : waiting);
    return idle.pop() ?? openLine();
  }

  async function nextTurn(waiting: Set<(line: Line) => void>): Promise<Line> {
    const turn = Promise.withResolvers<Line>();
    waiting.add(turn.resolve);
    const timer = setTimeout(() => {
      waiting.delete(turn.resolve);
      turn.reject(new TransactionLost('its turn did not come in time'));
    }, TURN_TIMEOUT_MS);
    try {
      return await turn.promise;
    } finally {
      clearTimeout(timer);
    }
  }

  function openLine(): Line {
    const line = new Line(open);
    lines.add(line);
    return line;
  }

  function giveBack(line: Line): void {
    const others = lines.size - idle.length - 1;
    const queue = urgent.size > 0 ? urgent : waiting;
    const [next] = queue;
    if (!next || (queue === waiting && others >= TRANSACTIONS_AT_ONCE_MAX)) {
      idle.push(line);
      return;
    }
    queue.delete(next);
    next(line);
  }

  return {
    async begin(work: Work): Promise<unknown> {
      const line = await take();
      try {
        return await line.transact(work);
      } finally {
        if (line.isUsable) giveBack(line);
        else {
          lines.delete(line);
          void line.close();
          if (urgent.size + waiting.size > 0) giveBack(openLine());
        }
      }
    },
    async close(): Promise<void> {
      await Promise.all([...lines].map((line) => line.close()));
    },
  };
}
