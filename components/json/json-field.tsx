'use client'; // A form in place of JSON, and the JSON itself for whoever wants it.

import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { type FormState, typedOr } from '@/components/ui/form-state';
import { Textarea } from '@/components/ui/textarea';
import { useHydrated } from '@/components/ui/use-hydrated';
import { JsonEditor } from './json-editor';
import { type Problems, placeWords, standingProblems } from './problems';

/**
 * A field of a form that holds JSON. It is edited with `children`, which get it as a draft; as JSON where somebody wants
 * that, or where a form cannot show it; and as plain text where no script runs. What was not touched is sent as it came.
 */
export function JsonField<Draft>(props: JsonFieldProps<Draft>) {
  const { name, label, hint, stored, state, read, write, onJson, children } = props;
  const [json, setJson] = useState(() => typedOr(state, name, stored));
  const [draft, setDraft] = useState<Draft | null>(() => draftOf(json, read));
  const [isAsJson, setIsAsJson] = useState(draft === null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const isHydrated = useHydrated();
  const refused = state.status === 'refused' ? (state.typed[name] ?? json) : json;
  const problems = standingProblems(name, state.status === 'refused' ? state.errors : {}, { refused, now: json });
  const error = sentenceOf(name, problems);
  const set = (next: string) => {
    setJson(next);
    onJson(name, next);
  };
  if (!isHydrated) {
    return (
      <Field name={name} label={`${label}, as JSON`} hint={hint} error={error}>
        {(control) => (
          <Textarea
            {...control}
            rows={6}
            spellCheck={false}
            autoComplete="off"
            className="font-mono text-xs"
            defaultValue={json}
          />
        )}
      </Field>
    );
  }
  const toForm = () => {
    const next = draftOf(json, read);
    setDraft(next);
    setIsAsJson(next === null);
    setComplaint(next === null ? 'A form cannot show this: it is no JSON, or says what the form does not know.' : null);
  };
  return (
    <fieldset className="grid min-w-0 gap-2" aria-describedby={error ? `${name}-error` : undefined}>
      <legend className="font-medium text-sm">{label}</legend>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <p className="min-w-0 flex-1 basis-60 text-ink-muted text-sm">{hint}</p>
        <Button
          variant="quiet"
          aria-label={`${isAsJson ? 'Edit as a form' : 'Edit as JSON'}: ${label}`}
          onClick={() => (isAsJson ? toForm() : setIsAsJson(true))}
        >
          {isAsJson ? 'Edit as a form' : 'Edit as JSON'}
        </Button>
      </div>
      <input type="hidden" name={name} value={json} />
      {error && (
        <p id={`${name}-error`} role="alert" className="text-kill text-sm">
          {error}
        </p>
      )}
      {complaint && (
        <p role="alert" className="text-attention text-sm">
          {complaint}
        </p>
      )}
      {isAsJson || draft === null ? (
        <JsonEditor
          label={`${label}, as JSON`}
          describedBy={error ? `${name}-error` : undefined}
          begun={json}
          field={name}
          problems={problems}
          onChange={(text) => {
            setComplaint(null);
            set(text);
          }}
        />
      ) : (
        children({
          draft,
          problems,
          onChange: (next) => {
            setDraft(next);
            set(JSON.stringify(write(next), null, 2));
          },
        })
      )}
    </fieldset>
  );
}

function draftOf<Draft>(json: string, read: (stored: unknown) => Draft | null): Draft | null {
  try {
    return read(json.trim() === '' ? [] : JSON.parse(json));
  } catch {
    return null;
  }
}

/** The first problem with its place, for the head of the field. */
function sentenceOf(name: string, problems: Problems): string | undefined {
  const [first] = Object.entries(problems);
  if (!first) return undefined;
  const [path, message] = first;
  if (path === name) return message;
  const place = placeWords(path);
  return `${place.charAt(0).toUpperCase()}${place.slice(1)}: ${message}`;
}

interface JsonFieldProps<Draft> {
  name: string;
  label: string;
  hint: ReactNode;
  /** JSON. */
  stored: string;
  state: FormState;
  /** What a form can show of it; null where that is not everything. */
  read: (stored: unknown) => Draft | null;
  write: (draft: Draft) => unknown;
  onJson: (name: string, json: string) => void;
  children: (form: {
    readonly draft: Draft;
    readonly problems: Problems;
    readonly onChange: (draft: Draft) => void;
  }) => ReactNode;
}
