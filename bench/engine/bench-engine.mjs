import { cases } from './cases.mjs';
import { wrongAnswers } from './check.mjs';
import { printGrowth } from './growth.mjs';
import { printHostile } from './hostile.mjs';
import { measure } from './measure.mjs';
import { startPeers } from './peers/start.mjs';
import { printTable } from './table.mjs';

/**
 * Checks every peer's answers, then times them all interleaved, and Sluice alone as things grow and at its worst. Answers
 * whether every answer was right.
 */
export async function benchEngine() {
  const peers = await startPeers();
  const wrong = cases.flatMap((one) => wrongAnswers(one, peers));
  for (const line of wrong) console.error(`wrong: ${line}`);
  if (wrong.length > 0) return false;
  console.log(`${peers.length} peers give the right answers in ${cases.length} cases; now timing them.`);
  printTable(cases.map((one) => ({ ...one, times: measure(one, peers) })));
  await printGrowth();
  return printHostile();
}
