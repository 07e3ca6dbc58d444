'use client'; // Lists of ids come as variants are chosen.

import { useState } from 'react';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { countIds, type TypedTargets } from './typed-targets';

/** With no more variants than this, each has its list from the start. */
const LISTS_SHOWN_MAX = 4;

/** The ids that are answered by name: a list for each variant, to paste into. */
export function TargetsEditor({ targets, variants, onChange }: TargetsEditorProps) {
  const [asked, setAsked] = useState<readonly string[]>([]);
  const all = [...new Set([...variants, ...Object.keys(targets)])];
  const shown = all.length <= LISTS_SHOWN_MAX ? all : all.filter((name) => targets[name] || asked.includes(name));
  const others = all.filter((name) => !shown.includes(name));
  return (
    <div className="grid gap-3">
      <div className="grid gap-3 sm:grid-cols-2">
        {shown.map((variant) => {
          const lines = targets[variant] ?? '';
          const count = countIds(lines);
          return (
            <div key={variant} className="grid content-start gap-1 text-sm">
              <label htmlFor={`targets-${variant}`}>
                Ids that always get <span className="font-mono">{variant}</span>
              </label>
              <Textarea
                id={`targets-${variant}`}
                rows={Math.min(10, Math.max(3, count + 1))}
                spellCheck={false}
                autoComplete="off"
                className="font-mono text-xs"
                value={lines}
                onChange={({ target }) => onChange({ ...targets, [variant]: target.value })}
              />
              <span className="text-ink-muted">
                {count.toLocaleString('en')} {count === 1 ? 'id' : 'ids'}
              </span>
            </div>
          );
        })}
      </div>
      {others.length > 0 && (
        <Select
          aria-label="Ids for another variant"
          className="max-w-60"
          options={['', ...others].map((value) => ({ value, label: value || 'Ids for another variant…' }))}
          value=""
          onChange={({ target }) => setAsked([...asked, target.value])}
        />
      )}
    </div>
  );
}

interface TargetsEditorProps {
  targets: TypedTargets;
  variants: readonly string[];
  onChange: (targets: TypedTargets) => void;
}
