import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import type { DrillView } from '@/lib/drills/list-drills';
import { DrillVerdict } from './drill-verdict';
import { msWords } from './drill-words';

/** Drills, newest first: what was rehearsed, by whom, and what came of it. */
export function DrillList({ drills, now, hrefOf, flagHrefOf }: DrillListProps) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-line border-y text-sm">
        <caption className="sr-only">Drills, newest first</caption>
        <thead>
          <tr className="border-line border-b text-left text-ink-muted">
            <th scope="col" className="py-2 pr-4 font-medium">
              Drill
            </th>
            <th scope="col" className="py-2 pr-4 font-medium">
              Flag
            </th>
            <th scope="col" className="py-2 pr-4 font-medium">
              Verdict
            </th>
            <th scope="col" className="py-2 pr-4 text-right font-medium">
              p50
            </th>
            <th scope="col" className="py-2 pr-4 text-right font-medium">
              p95
            </th>
            <th scope="col" className="py-2 pr-4 text-right font-medium">
              Slowest
            </th>
            <th scope="col" className="py-2 font-medium">
              When
            </th>
          </tr>
        </thead>
        <tbody>
          {drills.map((drill) => (
            <tr key={drill.id} className="border-line border-b last:border-b-0">
              <td className="py-2 pr-4 whitespace-nowrap">
                <TextLink href={hrefOf(drill)}>
                  {drill.id}, {drill.kind === 'twin' ? 'on a twin' : 'for real'}
                </TextLink>
              </td>
              <td className="py-2 pr-4 font-mono">
                <TextLink href={flagHrefOf(drill.flag)}>{drill.flag}</TextLink>
              </td>
              <td className="py-2 pr-4">
                <DrillVerdict state={drill.state} /> {drill.fault && <span className="text-kill">{drill.fault}</span>}
              </td>
              <Figure ms={drill.p50Ms} />
              <Figure ms={drill.p95Ms} />
              <Figure ms={drill.maxMs} />
              <td className="py-2 text-ink-muted">
                <Time at={drill.startedAt} now={now} /> by {drill.startedBy}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Figure({ ms }: { ms: number | null }) {
  return <td className="py-2 pr-4 text-right font-mono whitespace-nowrap">{ms === null ? '–' : msWords(ms)}</td>;
}

interface DrillListProps {
  drills: readonly DrillView[];
  now: number;
  hrefOf: (drill: DrillView) => string;
  flagHrefOf: (flag: string) => string;
}
