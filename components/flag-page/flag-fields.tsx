import { Field } from '@/components/ui/field';
import { errorOf, type FormState, typedOr } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';

const KINDS = [
  { value: 'release', label: 'Release: ships something, then goes' },
  { value: 'experiment', label: 'Experiment: finds something out, then goes' },
  { value: 'ops', label: 'Ops: an operator’s lever' },
  { value: 'kill-switch', label: 'Kill switch: stays, to be switched off' },
  { value: 'permission', label: 'Permission: who may use what' },
];

const FAILURE_MODES = [
  { value: 'last-known-good', label: 'Last known good: go on answering as before' },
  { value: 'fail-closed', label: 'Fail closed: off' },
  { value: 'fail-open', label: 'Fail open: on' },
];

/** The fields of a flag that every environment shares: the same in the form that makes one and the form that edits it. */
export function FlagFields({ state, stored }: { state: FormState; stored: StoredText }) {
  return (
    <>
      <Field name="description" label="Description" error={errorOf(state, 'description')}>
        {(control) => <Textarea {...control} defaultValue={typedOr(state, 'description', stored.description)} />}
      </Field>
      <div className="@container">
        <div className="grid items-start gap-4 @md:grid-cols-2">
          <Field name="kind" label="Kind" error={errorOf(state, 'kind')}>
            {(control) => <Select {...control} options={KINDS} defaultValue={typedOr(state, 'kind', stored.kind)} />}
          </Field>
          <Field name="owner" label="Owner" hint="A team or a person to ask." error={errorOf(state, 'owner')}>
            {(control) => (
              <Input {...control} autoComplete="off" defaultValue={typedOr(state, 'owner', stored.owner)} />
            )}
          </Field>
        </div>
      </div>
      <Field name="tags" label="Tags" hint="Separated by commas." error={errorOf(state, 'tags')}>
        {(control) => <Input {...control} autoComplete="off" defaultValue={typedOr(state, 'tags', stored.tags)} />}
      </Field>
      <Field
        name="failure_mode"
        label="When the store cannot be reached"
        hint="After 30 s without word from the store."
        error={errorOf(state, 'failure_mode')}
      >
        {(control) => (
          <Select
            {...control}
            options={FAILURE_MODES}
            defaultValue={typedOr(state, 'failure_mode', stored.failureMode)}
          />
        )}
      </Field>
      <Field
        name="client_visible"
        label="Where it may be asked for"
        hint="A client key is for code that anybody can read, such as a browser’s. Whoever has one learns what this flag answers."
        error={errorOf(state, 'client_visible')}
      >
        {(control) => (
          <Select
            {...control}
            options={CLIENT_VISIBLE}
            defaultValue={typedOr(state, 'client_visible', String(stored.clientVisible))}
          />
        )}
      </Field>
    </>
  );
}

const CLIENT_VISIBLE = [
  { value: 'false', label: 'By servers alone' },
  { value: 'true', label: 'By browsers too: it is client-visible' },
];

export interface StoredText {
  readonly description: string;
  readonly kind: string;
  readonly owner: string;
  /** Separated by commas, as they are typed. */
  readonly tags: string;
  readonly failureMode: string;
  readonly clientVisible: boolean;
}
