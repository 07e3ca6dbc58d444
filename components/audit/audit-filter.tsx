import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { type Option, Select } from '@/components/ui/select';

/** What entries are looked for by. A form that asks, so that its address can be kept and sent. */
export function AuditFilter({ asked, errors, people, places, here }: AuditFilterProps) {
  return (
    <form method="get" className="grid items-end gap-3 sm:grid-cols-3 lg:grid-cols-6" aria-label="Filter">
      <input type="hidden" name="environment" value={here} />
      <Field name="who" label="Who" error={errors.who}>
        {(control) => (
          <Select {...control} options={[{ value: '', label: 'Anybody' }, ...people]} defaultValue={asked.who ?? ''} />
        )}
      </Field>
      <Field name="what" label="What" error={errors.what}>
        {(control) => <Select {...control} options={KINDS} defaultValue={asked.what ?? ''} />}
      </Field>
      <Field name="where" label="Where" error={errors.environment}>
        {(control) => (
          <Select
            {...control}
            options={[{ value: '', label: 'Everywhere' }, ...places]}
            defaultValue={asked.where ?? ''}
          />
        )}
      </Field>
      <Field name="flag" label="Flag" error={errors.flag}>
        {(control) => <Input {...control} autoComplete="off" spellCheck={false} defaultValue={asked.flag ?? ''} />}
      </Field>
      <Field name="from" label="From" error={errors.from}>
        {(control) => <Input {...control} type="date" defaultValue={asked.from ?? ''} />}
      </Field>
      <Field name="to" label="To" error={errors.to}>
        {(control) => <Input {...control} type="date" defaultValue={asked.to ?? ''} />}
      </Field>
      <div>
        <Button type="submit">Show</Button>
      </div>
    </form>
  );
}

const KINDS: readonly Option[] = [
  { value: '', label: 'Anything' },
  { value: 'flag.', label: 'Flags' },
  { value: 'flag.killed', label: 'Kills' },
  { value: 'flag.lifted', label: 'Lifted kills' },
  { value: 'plan.', label: 'Rollout plans' },
  { value: 'schedule.', label: 'Schedules' },
  { value: 'drill.', label: 'Drills' },
  { value: 'segment.', label: 'Segments' },
  { value: 'environment.', label: 'Environments' },
  { value: 'session.', label: 'Sign-ins and sign-outs' },
  { value: 'account.', label: 'Accounts' },
  { value: 'token.', label: 'API tokens' },
  { value: 'link.', label: 'Links' },
  { value: 'history.', label: 'Exports' },
];

interface AuditFilterProps {
  asked: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
  people: readonly Option[];
  places: readonly Option[];
  /** The environment that the page stands in, which is not what is asked for. */
  here: string;
}
