import { compileFlag } from '@/lib/engine/compile';
import { evaluate } from '@/lib/engine/evaluate';
import type { Answer } from '@/lib/evaluation/answer';
import { sightingRows } from '@/lib/visitors/flush-visitors';
import { recentContexts } from '@/lib/visitors/recent-contexts';
import { recordVisitor } from '@/lib/visitors/record-visitor';
import { SIGHTINGS_MAX, visitorRing } from '@/lib/visitors/visitor-ring';

const ROUNDS = 40;
const FLAG = compileFlag({
  key: 'new_dashboard',
  enabled: true,
  killed: false,
  rolloutPercentage: '25.000',
  rules: [],
  identityPolicy: 'device',
  failureMode: 'last-known-good',
  archived: false,
  revision: 1,
});

/** How many evaluations of a flag a visitor makes within a minute or two: pages opened, and components on them. */
const ASKED_PER_VISITOR = 10;

/**
 * What it costs an evaluation to remember who asked, in ns of CPU time of this process: the same evaluations with and
 * without, turn about, and the flush of a full ring. Once of visitors who are all new, once of visitors who ask ten times.
 * Prints medians. The database's own work is not in it.
 */
export function benchVisitors(): number {
  const heldBefore = memoryOf();
  remember(idsOf(0, SIGHTINGS_MAX));
  console.log(
    `a full ring, all of them others: ${kib(memoryOf() - heldBefore)} for ${SIGHTINGS_MAX.toLocaleString('en')} sightings`,
  );
  flush();
  const fresh = measured((round) => idsOf(round + 1, SIGHTINGS_MAX));
  const few = SIGHTINGS_MAX / ASKED_PER_VISITOR;
  const back = measured((round) =>
    Array(ASKED_PER_VISITOR)
      .fill(idsOf(1000 + round, few))
      .flat(),
  );
  console.log(row('ns of CPU an evaluation', ['alone', 'remembered', 'its share of a flush', 'in all']));
  for (const [name, { plain, recorded, flushed }] of [
    ['every one another visitor', fresh],
    [`each visitor ${ASKED_PER_VISITOR} times`, back],
  ] as const) {
    const cost = recorded - plain + flushed;
    const verdict = cost <= 1000 ? 'of 1,000 at most: reached' : 'of 1,000 at most: missed';
    console.log(
      row(
        name,
        [plain, recorded, flushed, cost].map((ns) => ns.toFixed(0)),
      ),
      verdict,
    );
    console.log(`  a flush: ${((flushed * SIGHTINGS_MAX) / 1e6).toFixed(1)} ms of CPU, however many there were`);
  }
  return 0;
}

function measured(idsOfRound: (round: number) => readonly string[]) {
  const [plain, recorded, flushed]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round++) {
    const ids = idsOfRound(round);
    plain.push(cpuNs(() => ids.forEach((id) => void answered(id))) / ids.length);
    recorded.push(cpuNs(() => remember(ids)) / ids.length);
    flushed.push(cpuNs(flush) / ids.length);
  }
  return { plain: median(plain), recorded: median(recorded), flushed: median(flushed) };
}

function remember(ids: readonly string[]): void {
  for (const id of ids) {
    recordVisitor('production', FLAG, {
      id,
      answer: answered(id),
      context: { targetingKey: id, attributes: ATTRIBUTES },
    });
  }
}

function flush(): void {
  const seen = visitorRing().take();
  recentContexts().keep(seen, Date.now());
  JSON.stringify(sightingRows(seen, SECRET));
}

const ATTRIBUTES = { plan: 'pro', org: 'acme', country: 'NO' };

const SECRET = 'secret'.repeat(6);

function idsOf(round: number, count: number): string[] {
  return Array.from(
    { length: count },
    (_, nth) => `0b8a1b1e-0b8a-4b1e-8b1e-${`${round * SIGHTINGS_MAX + nth}`.padStart(12, '0')}`,
  );
}

function row(name: string, cells: readonly string[]): string {
  return name.padEnd(28) + cells.map((cell) => cell.padStart(22)).join('');
}

function answered(id: string): Answer {
  return { ...evaluate(FLAG, { targetingKey: id }, 0), revision: 1 };
}

function cpuNs(work: () => void): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) * 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function memoryOf(): number {
  return process.memoryUsage().heapUsed;
}

function kib(bytes: number): string {
  return `${Math.round(bytes / 1024).toLocaleString('en')} KiB`;
}
