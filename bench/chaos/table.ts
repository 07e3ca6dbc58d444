import { faultsOf, type Outcome } from './outcome';

const HEAD = ['fault', 'answers', 'wrong', 'slowest', 'saved', 'refused', 'lost', 'healed', ''];

/** The outcomes as a table in Markdown, a row each and one for the sum. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const rows = [
    HEAD,
    HEAD.map((title, column) => (column === 0 || title === '' ? '---' : '---:')),
    ...outcomes.map(rowOf),
  ];
  const sum = (count: (outcome: Outcome) => number) => number(outcomes.reduce((all, one) => all + count(one), 0));
  rows.push([
    '**all**',
    sum(({ answers }) => answers),
    sum(({ wrong }) => wrong.length),
    ms(Math.max(0, ...outcomes.map(({ slowestMs }) => slowestMs))),
    sum(({ saves }) => saves.saved),
    sum(({ saves }) => saves.refused + saves.unknown),
    sum(({ saves }) => saves.lost.length + saves.ghosts.length),
    '',
    outcomes.every((outcome) => faultsOf(outcome).length === 0) ? 'ok' : 'FAILED',
  ]);
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function rowOf(outcome: Outcome): string[] {
  const { scenario, times, answers, wrong, slowestMs, saves, healMs } = outcome;
  return [
    times === null ? scenario.fault : `${scenario.fault}, ${number(times)}×`,
    number(answers),
    number(wrong.length),
    ms(slowestMs),
    number(saves.saved),
    number(saves.refused + saves.unknown),
    number(saves.lost.length + saves.ghosts.length),
    healMs === null ? '' : `${(healMs / 1_000).toFixed(2)} s`,
    faultsOf(outcome).length === 0 ? 'ok' : 'FAILED',
  ];
}

function number(count: number): string {
  return count.toLocaleString('en');
}

function ms(value: number): string {
  return `${Math.round(value)} ms`;
}
