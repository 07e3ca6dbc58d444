'use client'; // Sends what is typed, and shows what came back.

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { CodeInput } from '@/components/ui/code-input';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { Textarea } from '@/components/ui/textarea';

export interface TriedOperation {
  readonly method: string;
  /** From the root of the server, with its parameters in braces. */
  readonly address: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly place: 'path' | 'query' | 'header';
    readonly isRequired: boolean;
  }[];
  /** What the body begins with; null where there is none. */
  readonly sample: string | null;
}

/** A whole environment's document would keep a browser busy for long. */
const SHOWN_MAX = 100_000;

interface Answered {
  readonly status: string;
  readonly headers: string;
  readonly body: string;
}

/** An operation tried out from this page, as whoever is signed in. */
export function TryOperation({ method, address, parameters, sample }: TriedOperation) {
  const [state, setState] = useState<'ready' | 'sending' | 'unreachable' | Answered>('ready');
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setState('sending');
    setState(await answered(requestOf({ method, address, parameters, sample }, form)).catch(() => 'unreachable'));
  };
  return (
    <form aria-label="Try it out" onSubmit={send} className="grid max-w-2xl gap-4">
      {method !== 'GET' && (
        <Notice meaning="attention">What you send here is done, as you, on this very server.</Notice>
      )}
      {parameters.map(({ name, place, isRequired }) => (
        <Field key={`${place}-${name}`} name={`${place}-${name}`} label={isRequired ? name : `${name} (optional)`}>
          {(control) => <CodeInput {...control} required={isRequired} />}
        </Field>
      ))}
      {sample !== null && (
        <Field name="body" label="Body" hint="JSON">
          {(control) => (
            <Textarea {...control} rows={10} defaultValue={sample} spellCheck={false} className="font-mono" />
          )}
        </Field>
      )}
      <div>
        <Button type="submit" variant="primary" aria-disabled={state === 'sending'}>
          {state === 'sending' ? 'Sending…' : `Send ${method}`}
        </Button>
      </div>
      <div aria-live="polite" className="grid gap-2">
        {state === 'unreachable' && <Notice meaning="refused">Nothing answered. Is the server still there?</Notice>}
        {typeof state === 'object' && (
          <>
            <p className="font-medium text-sm">Answered with {state.status}</p>
            <Preformatted label="Headers">{state.headers}</Preformatted>
            <Preformatted label="Answer">{state.body}</Preformatted>
          </>
        )}
      </div>
    </form>
  );
}

function Preformatted({ label, children }: { label: string; children: string }) {
  return (
    <section aria-label={label} className="rounded-md border border-line bg-surface p-3">
      <pre className="whitespace-pre-wrap break-all font-mono text-xs">{children}</pre>
    </section>
  );
}

function requestOf({ method, address, parameters, sample }: TriedOperation, form: FormData): Request {
  const typed = parameters.flatMap(({ name, place }) => {
    const value = String(form.get(`${place}-${name}`) ?? '');
    return value === '' ? [] : [{ name, place, value }];
  });
  const of = (place: string) => typed.filter((one) => one.place === place);
  const path = of('path').reduce(
    (filled, { name, value }) => filled.replace(`{${name}}`, encodeURIComponent(value)),
    address,
  );
  const url = new URL(path, location.href);
  for (const { name, value } of of('query')) url.searchParams.set(name, value);
  const headers = new Headers(of('header').map(({ name, value }) => [name, value] as [string, string]));
  const body = sample === null ? '' : String(form.get('body') ?? '').trim();
  if (body !== '') headers.set('content-type', 'application/json');
  return new Request(url, { method, headers, ...(body !== '' && { body }) });
}

async function answered(request: Request): Promise<Answered> {
  const answer = await fetch(request);
  const text = await answer.text();
  return {
    status: `${answer.status} ${answer.statusText}`.trim(),
    headers: [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n'),
    body: text === '' ? '(nothing)' : indented(text).slice(0, SHOWN_MAX),
  };
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
