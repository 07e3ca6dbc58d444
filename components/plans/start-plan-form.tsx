'use client'; // Shows what its action answered, and keeps what was typed.

import { useActionState } from 'react';
import { Field } from '@/components/ui/field';
import { FormNotice } from '@/components/ui/form-notice';
import { errorOf, type FormAction, IDLE_FORM, typedOr } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import { StageRows, type TypedStage } from './stage-rows';

const STARTS = [
  { value: 'now', label: 'Now' },
  { value: 'time', label: 'At a time' },
  { value: 'approval', label: 'After another admin approves' },
];
const PATTERNS = [
  { value: 'even', label: 'All days alike: a working day is a cycle' },
  { value: 'weekly', label: 'Weekdays and weekends differ: a whole week is' },
];
const UNHEALTHY = [
  { value: 'pause', label: 'Pauses the plan' },
  { value: 'kill', label: 'Kills the flag' },
];

/** Makes a plan: its stages with their gates, when it starts, and what it watches. */
export function StartPlanForm({ stages, timeZones, start }: StartPlanFormProps) {
  const [state, action] = useActionState(start, IDLE_FORM);
  const text = (name: string, stored = '') => typedOr(state, name, stored);
  return (
    <form action={action} className="grid max-w-2xl gap-4" aria-label="Start a rollout plan">
      <fieldset className="grid gap-2">
        <legend className="font-medium text-sm">Stages, and what must hold to leave each</legend>
        <p className="text-ink-muted text-sm">
          A least time such as 30 s, 15 min, 1 h or 2 d. A line without a percentage is no stage.
        </p>
        <StageRows stages={stages} state={state} />
        {errorOf(state, 'stages') && <p className="text-kill text-sm">{errorOf(state, 'stages')}</p>}
      </fieldset>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field name="start" label="Start" error={errorOf(state, 'start')}>
          {(control) => <Select {...control} options={STARTS} defaultValue={text('start', 'now')} />}
        </Field>
        <Field name="at" label="Time to start" hint="Where it starts at a time." error={errorOf(state, 'start_at')}>
          {(control) => <Input {...control} type="datetime-local" step={1} defaultValue={text('at')} />}
        </Field>
        <Field name="time_zone" label="Time zone" error={errorOf(state, 'time_zone')}>
          {(control) => (
            <Input
              {...control}
              list="plan-time-zones"
              required
              autoComplete="off"
              defaultValue={text('time_zone', 'UTC')}
            />
          )}
        </Field>
        <datalist id="plan-time-zones">
          {timeZones.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Field name="pattern" label="Traffic" error={errorOf(state, 'pattern')}>
          {(control) => <Select {...control} options={PATTERNS} defaultValue={text('pattern', 'even')} />}
        </Field>
        <Field name="on_unhealthy" label="An unhealthy signal" error={errorOf(state, 'on_unhealthy')}>
          {(control) => <Select {...control} options={UNHEALTHY} defaultValue={text('on_unhealthy', 'pause')} />}
        </Field>
        <Field name="monitoring_url" label="Monitoring URL" error={errorOf(state, 'monitoring_url')}>
          {(control) => <Input {...control} type="url" autoComplete="off" defaultValue={text('monitoring_url')} />}
        </Field>
        <Field name="dashboard_url" label="Dashboard URL" error={errorOf(state, 'dashboard_url')}>
          {(control) => <Input {...control} type="url" autoComplete="off" defaultValue={text('dashboard_url')} />}
        </Field>
        <Field name="note" label="Note" hint="Why? It stands in the history." error={errorOf(state, 'note')}>
          {(control) => <Input {...control} autoComplete="off" defaultValue={text('note')} />}
        </Field>
      </div>
      <FormNotice state={state} />
      <div>
        <SubmitButton pendingLabel="Starting…">Start the plan</SubmitButton>
      </div>
    </form>
  );
}

interface StartPlanFormProps {
  stages: readonly TypedStage[];
  timeZones: readonly string[];
  start: FormAction;
}
