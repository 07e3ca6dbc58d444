import { cpus } from 'node:os';

/** Prints nanoseconds per call by peer, and how much faster than the fastest of the others Sluice was. */
export function printTable(results) {
  const names = [...new Set(results.flatMap(({ nanoseconds }) => Object.keys(nanoseconds)))];
  const head = ['ns per call', ...names, 'fastest peer', 'ratio', 'target'];
  const rows = results.map(({ name, nanoseconds, target }) => {
    const { sluice, ...others } = nanoseconds;
    const [fastest, time] = Object.entries(others).reduce((one, other) => (other[1] < one[1] ? other : one));
    const ratio = time / sluice;
    const cells = names.map((peer) => (peer in nanoseconds ? Math.round(nanoseconds[peer]).toLocaleString('en') : '–'));
    return [name, ...cells, fastest, `${ratio.toFixed(2)} ×`, verdictOn(ratio, target)];
  });
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
  for (const row of [head, ...rows])
    console.log(row.map((cell, column) => align(cell, widths[column], column)).join('  '));
  console.log(`Medians of interleaved rounds in one process; Node ${process.version}, ${cpus()[0]?.model.trim()}.`);
}

function verdictOn(ratio, target) {
  if (target === null) return 'none';
  return `≥ ${target} × ${ratio >= target ? 'reached' : 'MISSED'}`;
}

function align(cell, width, column) {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
