import { cpus } from 'node:os';

/** Prints nanoseconds a call by peer (medians), and how many times faster than the fastest of the others Sluice was. */
export function printTable(results) {
  const names = [...new Set(results.flatMap(({ times }) => Object.keys(times)))];
  const head = ['ns a call', ...names, 'fastest peer', 'ratio', 'target'];
  const rows = results.map((result) => rowOf(result, names));
  for (const line of alignedRows([head, ...rows])) console.log(line);
  console.log(
    `CPU time, medians of interleaved rounds in one process; Node ${process.version}, ${cpus()[0]?.model.trim()}.`,
  );
}

/** Lines of equal cells: the first column to the left, the others to the right. */
export function alignedRows(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => row.map((cell, column) => align(cell, widths[column], column)).join('  '));
}

function rowOf({ name, times, target }, names) {
  const medians = Object.fromEntries(Object.entries(times).map(([peer, list]) => [peer, median(list)]));
  const others = names.filter((peer) => peer !== 'sluice' && peer in times);
  const fastest = others.reduce((one, other) => (medians[other] < medians[one] ? other : one));
  // The median of the rounds' own ratios: what slowed a whole round down is in both numbers, and cancels.
  const ratio = median(times.sluice.map((time, round) => times[fastest][round] / time));
  const cells = names.map((peer) => (peer in medians ? Math.round(medians[peer]).toLocaleString('en') : '–'));
  return [name, ...cells, fastest, `${ratio.toFixed(2)} ×`, `≥ ${target} × ${ratio >= target ? 'reached' : 'missed'}`];
}

/** The one in the middle. */
export function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1];
}

function align(cell, width, column) {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
