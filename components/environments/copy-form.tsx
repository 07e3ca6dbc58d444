'use client'; // Shows what its action answered, and counts what is chosen.

import { useActionState, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormNotice } from '@/components/ui/form-notice';
import { errorOf, type FormAction, IDLE_FORM, typedOr } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { DifferenceRow, type ShownDifference } from './difference-row';

const PARTS = [
  { value: 'rollout', label: 'Switch and rollout' },
  { value: 'targeting', label: 'Targeting' },
  { value: 'variants', label: 'On, off and default variant' },
] as const;

/** What differs between two environments, flag by flag, and the way to take it over. */
export function CopyForm({ differences, names, copy }: CopyFormProps) {
  const [state, action] = useActionState(copy, IDLE_FORM);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  // What a plan leads is not copied.
  const free = differences.flatMap(({ key, isLed }) => (isLed ? [] : [key]));
  const isAll = free.every((key) => chosen.has(key));
  const choose = (key: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(key);
    else next.delete(key);
    setChosen(next);
  };
  return (
    <form action={action} className="grid gap-5" aria-label={`Copy from ${names.from} to ${names.to}`}>
      <ul className="divide-y divide-line border-line border-y">
        {differences.map((one) => (
          <DifferenceRow
            key={one.key}
            difference={one}
            isChosen={chosen.has(one.key)}
            choose={(isChosen) => choose(one.key, isChosen)}
          />
        ))}
      </ul>
      {free.length > 1 && (
        <div>
          <Button onClick={() => setChosen(new Set(isAll ? [] : free))}>{isAll ? 'Choose none' : 'Choose all'}</Button>
        </div>
      )}
      <fieldset className="flex flex-wrap gap-x-5 gap-y-2 text-sm">
        <legend className="mb-1.5 font-medium">What is copied</legend>
        {PARTS.map(({ value, label }) => (
          <label key={value} className="flex items-center gap-2">
            <input type="checkbox" name="parts" value={value} defaultChecked className="size-4 accent-accent" />
            {label}
          </label>
        ))}
      </fieldset>
      <Field name="copy_note" label="Why?" error={errorOf(state, 'note')}>
        {(control) => <Input {...control} autoComplete="off" defaultValue={typedOr(state, 'copy_note', '')} />}
      </Field>
      <FormNotice state={state} />
      {errorOf(state, 'confirm') !== undefined && (
        <Field name="copy_confirm" label="The keys of these flags, with spaces between">
          {(control) => <Input {...control} autoComplete="off" spellCheck={false} className="font-mono" />}
        </Field>
      )}
      <div>
        <SubmitButton pendingLabel="Copying…">
          {chosen.size === 1 ? `Copy 1 flag to ${names.to}` : `Copy ${chosen.size} flags to ${names.to}`}
        </SubmitButton>
      </div>
    </form>
  );
}

interface CopyFormProps {
  differences: readonly ShownDifference[];
  names: { readonly from: string; readonly to: string };
  copy: FormAction;
}
