// A quarter of 4096 users is 1024, give or take 28 (one standard deviation); over 100 flags less than 3.
// Five deviations either way would be an honest hash's bad luck once in a million runs.
const SHARE = 0.25;
const DEVIATIONS_MAX = 5;

/**
 * What a peer answers wrongly in a case, as sentences: a rule not followed, a share that is not a quarter of those whom
 * no rule matched, a user answered differently the second time, or, where the peer hashes as Sluice does, any answer
 * that differs from the published formula.
 */
export function wrongAnswers({ name, key, answersPerCall, contexts, rulesSay }, peers) {
  return peers.flatMap((peer) => {
    const ask = peer[key];
    if (!ask) return [];
    const asked = contexts.map((context) => ask.prepare(context));
    const counts = asked.map((context) => ask.answer(context));
    const wrong = [];
    let decidedByShare = 0;
    let on = 0;
    for (const [index, context] of contexts.entries()) {
      const said = rulesSay(context);
      if (ask.answer(asked[index]) !== counts[index]) wrong.push(`${context.id} was answered differently twice`);
      if (said !== null && counts[index] !== Number(said))
        wrong.push(`${context.id} matches a rule and was not served`);
      if (said !== null) continue;
      decidedByShare += answersPerCall;
      on += counts[index];
      const expected = ask.expected?.(context);
      if (expected !== undefined && expected !== counts[index]) wrong.push(`${context.id} should give ${expected}`);
    }
    const deviation = Math.sqrt(SHARE * (1 - SHARE) * decidedByShare);
    if (Math.abs(on - SHARE * decidedByShare) > DEVIATIONS_MAX * deviation) {
      wrong.push(`${on} of ${decidedByShare} are on, which is not a quarter`);
    }
    return wrong.slice(0, 3).map((what) => `${peer.name}, ${name}: ${what}`);
  });
}
