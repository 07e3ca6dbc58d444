'use client'; // Shows what its action answered, keeps what was typed, and knows the zone that the browser is in.

import { useActionState } from 'react';
import { Field } from '@/components/ui/field';
import { FormNotice } from '@/components/ui/form-notice';
import { errorOf, type FormAction, IDLE_FORM, typedOr } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import { useHydrated } from '@/components/ui/use-hydrated';
import { formatPercentage } from '@/lib/engine/percentage';
import type { ScheduleView } from '@/lib/schedules/list-schedules';

const SWITCH = [
  { value: '', label: 'As it is then' },
  { value: 'on', label: 'On: the rollout decides' },
  { value: 'off', label: 'Off for everybody' },
];

/** What to set of a flag, and when: for a new schedule, or one that is still to come. */
export function ScheduleForm({ schedule, timeZones, label, save }: ScheduleFormProps) {
  const [state, action] = useActionState(save, IDLE_FORM);
  const isHydrated = useHydrated();
  const zone = schedule?.timeZone ?? (isHydrated ? Intl.DateTimeFormat().resolvedOptions().timeZone : 'UTC');
  const percentage = schedule?.rolloutPercentage ?? null;
  return (
    <form action={action} className="grid max-w-2xl gap-4" aria-label={label}>
      {schedule && <input type="hidden" name="version" value={schedule.version} />}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          name="at"
          label="Date and time"
          hint="As a clock on the wall shows it there."
          error={errorOf(state, 'at')}
        >
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              step={1}
              required
              defaultValue={typedOr(state, 'at', schedule?.at ?? '')}
            />
          )}
        </Field>
        <Field name="time_zone" label="Time zone" error={errorOf(state, 'time_zone')}>
          {(control) => (
            <Input
              {...control}
              key={zone}
              required
              list="time-zones"
              autoComplete="off"
              spellCheck={false}
              defaultValue={typedOr(state, 'time_zone', zone)}
            />
          )}
        </Field>
        <datalist id="time-zones">
          {timeZones.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Field
          name="rollout_percentage"
          label="Rollout, per cent"
          hint="Empty leaves it as it is then."
          error={errorOf(state, 'rollout_percentage')}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              autoComplete="off"
              className="font-mono"
              defaultValue={typedOr(
                state,
                'rollout_percentage',
                percentage === null ? '' : formatPercentage(percentage),
              )}
            />
          )}
        </Field>
        <Field name="enabled" label="Switch" error={errorOf(state, 'enabled')}>
          {(control) => (
            <Select {...control} options={SWITCH} defaultValue={typedOr(state, 'enabled', switchOf(schedule))} />
          )}
        </Field>
      </div>
      <Field name="note" label="Note" hint="Why? It stands in the history." error={errorOf(state, 'note')}>
        {(control) => (
          <Input {...control} autoComplete="off" defaultValue={typedOr(state, 'note', schedule?.note ?? '')} />
        )}
      </Field>
      <FormNotice state={state} />
      <div>
        <SubmitButton pendingLabel="Saving…">{label}</SubmitButton>
      </div>
    </form>
  );
}

function switchOf(schedule: ScheduleView | null): string {
  if (schedule === null || schedule.enabled === null) return '';
  return schedule.enabled ? 'on' : 'off';
}

interface ScheduleFormProps {
  /** The one that is edited; null for a new one. */
  schedule: ScheduleView | null;
  timeZones: readonly string[];
  /** What its button does. */
  label: string;
  save: FormAction;
}
