'use client'; // Holding the button does it; so does typing the key, with or without JavaScript.

import { type SubmitEvent, useId, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormNotice } from '@/components/ui/form-notice';
import { errorOf, type FormAction, typedOr } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import type { FlagView } from '@/lib/flags/flag-view';
import { deedFor } from './deed';
import { HoldLink } from './hold-link';
import { useDeed } from './use-deed';

/** Kills a flag, or lifts what is killed: by holding, or by typing its key. */
export function KillForm({ flag, environment, act }: { flag: FlagView; environment: string; act: FormAction }) {
  const deed = deedFor(flag, environment);
  const { state, formAction, send, isBusy } = useDeed(act);
  const form = useRef<HTMLFormElement>(null);
  const hintId = useId();
  const label = isBusy ? deed.busyLabel : deed.label;
  const held = () => {
    const data = new FormData(form.current ?? undefined);
    data.set('confirmation', flag.key);
    send(data);
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isBusy) send(new FormData(event.currentTarget));
  };
  return (
    <form
      ref={form}
      action={formAction}
      onSubmit={submit}
      className="grid max-w-md gap-5 [overflow-wrap:anywhere]"
      aria-label={deed.label}
    >
      <p className="text-ink-muted">{deed.consequence}</p>
      <div className="grid justify-items-start gap-1 noscript:hidden">
        <HoldLink href="#confirmation" tone={deed.what} isBusy={isBusy} onHeld={held} hintId={hintId}>
          {label}
        </HoldLink>
        <p id={hintId} className="text-ink-muted text-sm">
          Hold to {deed.what}, or type the key
        </p>
      </div>
      <input type="hidden" name="version" value={flag.version} />
      <Field name="confirmation" label={`Type ${flag.key} to ${deed.what} it`} error={errorOf(state, 'confirmation')}>
        {(control) => (
          <Input
            {...control}
            required
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            className="font-mono"
            defaultValue={typedOr(state, 'confirmation', '')}
          />
        )}
      </Field>
      <Field name="note" label="Note" hint="Why? It stands in the history." error={errorOf(state, 'note')}>
        {(control) => <Input {...control} autoComplete="off" defaultValue={typedOr(state, 'note', '')} />}
      </Field>
      <FormNotice state={state} />
      <div>
        <Button
          type="submit"
          variant={deed.what === 'kill' ? 'danger' : 'secondary'}
          aria-disabled={isBusy}
          className="max-w-full"
        >
          <span className="truncate">{label}</span>
        </Button>
      </div>
    </form>
  );
}
