'use client'; // Rows come and go as they are typed.

import { Plus, X } from 'lucide-react';
import { type Problems, problemAt } from '@/components/json/problems';
import { freshId } from '@/components/rules/draft';
import { Button } from '@/components/ui/button';
import { changeThenFocus } from '@/components/ui/change-then-focus';
import { CodeInput } from '@/components/ui/code-input';
import type { TypedPrerequisite } from './typed-prerequisites';

/** What other flags have to answer before this one is asked: a row each. */
export function PrerequisitesEditor({ rows, problems, onChange }: PrerequisitesEditorProps) {
  const add = () => {
    const row = { id: freshId(), flag: '', variants: 'on' };
    changeThenFocus(() => onChange([...rows, row]), `prerequisite-${row.id}`);
  };
  return (
    <div className="grid gap-2">
      {rows.map((row, nth) => {
        const problem = problemAt(problems, `prerequisites.${nth}`);
        const errorId = `prerequisites.${nth}-error`;
        const invalid = problem ? { 'aria-invalid': true as const, 'aria-describedby': errorId } : {};
        return (
          <fieldset key={row.id} className="grid min-w-0 gap-1">
            <legend className="sr-only">Prerequisite {nth + 1}</legend>
            <div className="flex flex-wrap items-center gap-2 text-sm">
              <CodeInput
                id={`prerequisite-${row.id}`}
                aria-label="Flag"
                placeholder="flag key"
                className="min-w-36 max-w-72 flex-1"
                value={row.flag}
                onChange={({ target }) => onChange(rows.with(nth, { ...row, flag: target.value }))}
                {...invalid}
              />
              <span aria-hidden>answers</span>
              <CodeInput
                aria-label="Variants"
                placeholder="on, beta"
                className="min-w-24 max-w-48 flex-1"
                value={row.variants}
                onChange={({ target }) => onChange(rows.with(nth, { ...row, variants: target.value }))}
                {...invalid}
              />
              <Button
                variant="quiet"
                aria-label={`Remove prerequisite ${nth + 1}`}
                onClick={() => changeThenFocus(() => onChange(rows.toSpliced(nth, 1)), 'prerequisites-add')}
              >
                <X aria-hidden className="size-4" />
              </Button>
            </div>
            {problem && (
              <p id={errorId} className="text-kill text-sm">
                {problem}
              </p>
            )}
          </fieldset>
        );
      })}
      <div>
        <Button id="prerequisites-add" variant="quiet" onClick={add}>
          <Plus aria-hidden /> Add a prerequisite
        </Button>
      </div>
    </div>
  );
}

interface PrerequisitesEditorProps {
  rows: readonly TypedPrerequisite[];
  problems: Problems;
  onChange: (rows: readonly TypedPrerequisite[]) => void;
}
