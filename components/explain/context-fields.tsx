import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';

/** Who asks, what is known of them, and when: a context as it is typed. */
export function ContextFields({ typed, errors }: ContextFieldsProps) {
  return (
    <>
      <Field
        name="targeting_key"
        label="Targeting key"
        hint="The id that is hashed, whatever the flag's policy. Or leave it out and give the ids below."
        error={errors.targeting_key}
      >
        {(control) => (
          <Input {...control} autoComplete="off" className="font-mono" defaultValue={typed.targeting_key} />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="device" label="Device id" error={errors.device}>
          {(control) => <Input {...control} autoComplete="off" className="font-mono" defaultValue={typed.device} />}
        </Field>
        <Field name="user" label="Account id" error={errors.user}>
          {(control) => <Input {...control} autoComplete="off" className="font-mono" defaultValue={typed.user} />}
        </Field>
      </div>
      <Field
        name="attributes"
        label="Attributes, as JSON"
        hint={'What rules look at: {"plan": "pro", "account": {"since": "2026-05-01"}}'}
        error={errors.attributes}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={6}
            spellCheck={false}
            className="font-mono text-xs"
            defaultValue={typed.attributes}
          />
        )}
      </Field>
      <Field name="at" label="At" hint="An instant such as 2026-12-01T09:00:00Z; now, if left empty." error={errors.at}>
        {(control) => <Input {...control} autoComplete="off" className="font-mono" defaultValue={typed.at} />}
      </Field>
    </>
  );
}

interface ContextFieldsProps {
  typed: Readonly<Record<string, string>>;
  /** By the field's name. */
  errors: Readonly<Record<string, string>>;
}
