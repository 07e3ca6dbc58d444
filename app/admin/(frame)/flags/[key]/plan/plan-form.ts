import { DomainError } from '@/lib/domain-error';
import { parseSeconds } from '@/lib/rollouts/seconds-text';
import { dueInstant } from '@/lib/schedules/due-instant';
import { optionalText } from '../../flag-form';

const ROWS_MAX = 30;

/** Reads the form that starts a plan, as the verb takes it. What is no number stays one that the verb refuses. */
export function readPlanForm(form: FormData) {
  const text = (name: string) => optionalText(form, name)?.trim() ?? '';
  const zone = text('time_zone');
  return {
    stages: Array.from({ length: ROWS_MAX }, (_, i) => i)
      .filter((i) => text(`percentage:${i}`) !== '')
      .map((i) => stageOf(form, i)),
    ...(text('start') === 'time' && { start_at: instantOf(text('at'), zone) }),
    start_after_approval: text('start') === 'approval',
    time_zone: zone,
    pattern: text('pattern'),
    on_unhealthy: text('on_unhealthy'),
    monitoring_url: text('monitoring_url'),
    dashboard_url: text('dashboard_url'),
    note: text('note'),
  };
}

function stageOf(form: FormData, i: number) {
  const text = (name: string) => optionalText(form, `${name}:${i}`)?.trim() ?? '';
  const asks = (name: string) => form.get(`${name}:${i}`) === 'on';
  return {
    percentage: text('percentage'),
    minimum_seconds: text('minimum') === '' ? 0 : (parseSeconds(text('minimum')) ?? Number.NaN),
    visitors: Number(text('visitors') || '0'),
    cycle: asks('cycle'),
    monitoring: asks('monitoring'),
    drill: asks('drill'),
    signals: asks('signals'),
    approval: asks('approval'),
  };
}

function instantOf(wallTime: string, timeZone: string): string {
  const found = dueInstant({ wallTime, timeZone });
  switch (found.kind) {
    case 'instant':
      return found.at.toISOString();
    case 'no-zone':
      throw new DomainError('INVALID_INPUT', 'Use a time zone such as Europe/Berlin, or UTC.', { field: 'time_zone' });
    case 'no-time':
      throw new DomainError('INVALID_INPUT', 'Say when it starts.', { field: 'start_at' });
    case 'never': {
      const message = `The clocks skip that time: the next is ${found.next.replace('T', ' ')}.`;
      throw new DomainError('INVALID_INPUT', message, { field: 'start_at' });
    }
  }
}
