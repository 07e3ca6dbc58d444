'use client'; // The environments are asked for only where the role is limited to some.

import { useState } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { errorOf, type FormState, typedOr } from '@/components/ui/form-state';
import { Select } from '@/components/ui/select';

export interface EnvironmentChoice {
  readonly key: string;
  readonly name: string;
}

/** What somebody, or something, may do, and where. */
export function RightsFields({ state, field, label, choices, limited, held, environments }: RightsFieldsProps) {
  const [chosen, setChosen] = useState(typedOr(state, field, held.choice));
  const error = errorOf(state, 'environments');
  const isLimited = limited.includes(chosen);
  return (
    <>
      <Field
        name={field}
        label={label}
        hint={choices.find(({ value }) => value === chosen)?.explanation}
        error={errorOf(state, field)}
      >
        {(control) => (
          <Select
            {...control}
            options={choices}
            defaultValue={held.choice}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
        )}
      </Field>
      {isLimited && (
        <fieldset className="grid gap-0.5">
          <legend className="font-medium text-sm">In</legend>
          {environments.map(({ key, name }) => (
            <Checkbox
              key={key}
              name="environments"
              value={key}
              defaultChecked={held.environments === 'all' || held.environments.includes(key)}
            >
              {name}
            </Checkbox>
          ))}
          <p className="text-ink-muted text-sm">All of them includes those that are made later.</p>
          {error && <p className="text-kill text-sm">{error}</p>}
        </fieldset>
      )}
    </>
  );
}

interface RightsFieldsProps {
  state: FormState;
  /** The name of the field that is chosen in. */
  field: string;
  label: string;
  choices: readonly { readonly value: string; readonly label: string; readonly explanation: string }[];
  /** The choices that may be limited to some environments. */
  limited: readonly string[];
  held: { readonly choice: string; readonly environments: 'all' | readonly string[] };
  environments: readonly EnvironmentChoice[];
}
