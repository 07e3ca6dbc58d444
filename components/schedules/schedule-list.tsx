import { Badge, type BadgeMeaning } from '@/components/ui/badge';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import type { ScheduleState, ScheduleView } from '@/lib/schedules/list-schedules';
import { scheduleWords } from './schedule-words';

/** Changes that are to be made at a time, and what became of those whose time has come. */
export function ScheduleList({ schedules, now, hrefOf, flagHrefOf }: ScheduleListProps) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {schedules.map((schedule) => (
        <li key={schedule.id} className="grid gap-x-6 gap-y-1 py-3 text-sm sm:grid-cols-[1fr_auto]">
          <div className="min-w-0">
            <p>
              {flagHrefOf && (
                <>
                  <TextLink className="font-mono" href={flagHrefOf(schedule.flag)}>
                    {schedule.flag}
                  </TextLink>{' '}
                  →{' '}
                </>
              )}
              <strong className="font-medium">{scheduleWords(schedule)}</strong>{' '}
              {schedule.state === 'pending' && <Time at={schedule.dueAt} now={now} />}
            </p>
            <p className="text-ink-muted">
              <span className="font-mono">{schedule.at.replace('T', ' ')}</span> in {schedule.timeZone}, made by{' '}
              {schedule.madeBy}
            </p>
            {schedule.note && <p className="text-ink-muted">“{schedule.note}”</p>}
            {schedule.outcome && <p className={OUTCOMES[schedule.state]}>{schedule.outcome}</p>}
          </div>
          <div className="flex items-baseline gap-3 self-start">
            <Badge meaning={STATES[schedule.state].meaning}>{STATES[schedule.state].word}</Badge>
            {schedule.state === 'pending' && (
              <TextLink
                href={hrefOf(schedule)}
                aria-label={`Edit or cancel: ${schedule.flag} ${scheduleWords(schedule)}`}
              >
                Edit or cancel
              </TextLink>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

const STATES: Record<ScheduleState, { word: string; meaning: BadgeMeaning }> = {
  pending: { word: 'to come', meaning: 'accent' },
  done: { word: 'done', meaning: 'on' },
  failed: { word: 'not done', meaning: 'attention' },
  cancelled: { word: 'cancelled', meaning: 'neutral' },
};

const OUTCOMES: Record<ScheduleState, string> = {
  pending: 'text-ink-muted',
  done: 'text-ink-muted',
  failed: 'text-attention',
  cancelled: 'text-ink-muted',
};

interface ScheduleListProps {
  schedules: readonly ScheduleView[];
  now: number;
  hrefOf: (schedule: ScheduleView) => string;
  /** Where a flag's page is, on lists of more than one flag. */
  flagHrefOf?: (flag: string) => string;
}
