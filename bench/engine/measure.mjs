const ROUNDS = 41;
const WARM_UP_ROUNDS = 8;

/**
 * Nanoseconds per call for each peer, the median of interleaved rounds: every round times every peer once, beginning
 * with another one each time, so that a busy moment of the machine falls on all of them.
 */
export function measure({ key, calls, contexts }, peers) {
  const taking = peers.filter((peer) => peer[key]);
  const runs = taking.map((peer) => ({ ask: peer[key].answer, asked: contexts.map(peer[key].prepare), times: [] }));
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
    for (let turn = 0; turn < runs.length; turn++) {
      const run = runs[(turn + round + WARM_UP_ROUNDS) % runs.length];
      const time = timeCalls(run.ask, run.asked, calls, (round + WARM_UP_ROUNDS) * calls);
      if (round >= 0) run.times.push(time);
    }
  }
  return Object.fromEntries(taking.map((peer, index) => [peer.name, median(runs[index].times)]));
}

/** Kept where the compiler cannot prove it unread, so that no answer can be optimised away. */
export const consumed = { answers: 0 };

function timeCalls(ask, asked, calls, from) {
  let answers = 0;
  const start = process.hrtime.bigint();
  for (let call = 0; call < calls; call++) answers += ask(asked[(from + call) % asked.length]);
  const elapsed = Number(process.hrtime.bigint() - start);
  consumed.answers += answers;
  return elapsed / calls;
}

function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1];
}
