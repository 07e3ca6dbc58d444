'use client'; // Each row shows what its own form answered.

import { useActionState } from 'react';
import { FormNotice } from '@/components/ui/form-notice';
import { type FormAction, IDLE_FORM } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import type { Reminder } from '@/lib/lifecycle/list-reminders';

/** Flags whose code can go, the longest first, each with a way to put it off. */
export function ReminderList({ reminders, now, snooze }: ReminderListProps) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {reminders.map(({ href, ...reminder }) => (
        <li key={reminder.flag} className="grid gap-x-6 gap-y-2 py-3 text-sm lg:grid-cols-[minmax(0,1fr)_auto]">
          <div className="min-w-0">
            <TextLink className="font-mono" href={href}>
              {reminder.flag}
            </TextLink>{' '}
            is at <strong className="font-medium">{reminder.share} %</strong> since{' '}
            <Time at={reminder.since} now={now} />
            {reminder.owner && <>, owner {reminder.owner}</>}.{' '}
            <span className="text-ink-muted">
              {reminder.share === 100
                ? 'Delete the old path from the code, then archive the flag.'
                : 'Delete the new path from the code or ramp it, then archive the flag.'}
            </span>
            {reminder.snoozed && (
              <p className="text-ink-muted">
                Put off until {reminder.snoozed.until.slice(0, 10)}: “{reminder.snoozed.note}”
              </p>
            )}
          </div>
          <SnoozeForm flag={reminder.flag} snooze={snooze} />
        </li>
      ))}
    </ul>
  );
}

function SnoozeForm({ flag, snooze }: { flag: string; snooze: FormAction }) {
  const [state, action] = useActionState(snooze, IDLE_FORM);
  return (
    <form action={action} className="grid gap-2" aria-label={`Put off ${flag}`}>
      <input type="hidden" name="flag" value={flag} />
      <div className="flex flex-wrap gap-2">
        <Input type="date" name="until" aria-label={`Put off ${flag} until`} className="w-40" required />
        <Input name="note" aria-label={`Why put off ${flag}`} placeholder="Why?" className="w-48" required />
        <SubmitButton variant="secondary" pendingLabel="Saving…">
          Put off
        </SubmitButton>
      </div>
      <FormNotice state={state} />
    </form>
  );
}

interface ReminderListProps {
  reminders: readonly (Reminder & { readonly href: string })[];
  now: number;
  snooze: FormAction;
}
