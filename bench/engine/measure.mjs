const ROUNDS = 41;
const WARM_UP_ROUNDS = 8;

/**
 * Times a case: for each peer its nanoseconds of CPU a call, one figure a round. The rounds are interleaved: each times
 * every peer once, beginning with another one each time, so that what disturbs the machine falls on all of them.
 */
export function measure({ key, calls, contexts }, peers) {
  const runs = peers
    .filter((peer) => peer[key])
    .map((peer) => ({ name: peer.name, ask: peer[key].answer, asked: contexts.map(peer[key].prepare), times: [] }));
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
    for (let turn = 0; turn < runs.length; turn++) {
      const { ask, asked, times } = runs[(turn + round) % runs.length];
      times.push(timeCalls(ask, asked, calls, round * calls));
    }
  }
  return Object.fromEntries(runs.map(({ name, times }) => [name, times.slice(WARM_UP_ROUNDS)]));
}

/** Kept where the compiler cannot prove it unread, so that no answer can be optimised away. */
export const consumed = { answers: 0 };

/** CPU time, not wall-clock time: it does not count while another process has the processor. */
function timeCalls(ask, asked, calls, from) {
  let answers = 0;
  const start = process.cpuUsage();
  for (let call = 0; call < calls; call++) answers += ask(asked[(from + call) % asked.length]);
  const { user, system } = process.cpuUsage(start);
  consumed.answers += answers;
  return ((user + system) * 1000) / calls;
}
