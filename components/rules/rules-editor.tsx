'use client'; // Rules are typed, moved and removed, and say so.

import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Problems } from '@/components/json/problems';
import { Button } from '@/components/ui/button';
import { changeThenFocus } from '@/components/ui/change-then-focus';
import { moved, newRule, type RuleDraft } from './draft';
import { RuleCard } from './rule-card';

/** Rules in the order in which they are asked. What happens to them is said, and a removal can be undone. */
export function RulesEditor({ rules, problems, known, onChange }: RulesEditorProps) {
  const [said, setSaid] = useState('');
  const [before, setBefore] = useState<readonly RuleDraft[] | null>(null);
  const change = (next: readonly RuleDraft[], words = '', undo: readonly RuleDraft[] | null = null) => {
    onChange(next);
    setSaid(words);
    setBefore(undo);
  };
  const move = (from: number, to: number) => {
    const next = moved(rules, from, to);
    if (next === rules) return;
    const words = `Rule ${from + 1} is now rule ${to + 1} of ${rules.length}.`;
    changeThenFocus(() => change(next, words), document.activeElement);
  };
  const remove = (nth: number) => {
    changeThenFocus(() => change(rules.toSpliced(nth, 1), `Rule ${nth + 1} is removed.`, rules), 'rules-undo');
  };
  const add = () => {
    const rule = newRule(known.variants[0] ?? 'on');
    changeThenFocus(() => change([...rules, rule]), `rule-${rule.id}`);
  };
  return (
    <div className="grid gap-3">
      {rules.length === 0 && <p className="text-sm">No rules: all whom no target names get what the rollout says.</p>}
      <ol className="grid gap-3">
        {rules.map((rule, nth) => (
          <li key={rule.id}>
            <RuleCard
              rule={rule}
              nth={nth}
              count={rules.length}
              problems={problems}
              {...known}
              onChange={(next) => change(rules.with(nth, next))}
              onMove={(to) => move(nth, to)}
              onRemove={() => remove(nth)}
            />
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-2">
        <Button onClick={add}>
          <Plus aria-hidden /> Add a rule
        </Button>
        <p role="status" className="text-ink-muted text-sm">
          {said}
        </p>
        {before && (
          <Button id="rules-undo" variant="quiet" onClick={() => change(before, 'It is back.')}>
            Undo
          </Button>
        )}
      </div>
    </div>
  );
}

interface RulesEditorProps {
  rules: readonly RuleDraft[];
  problems: Problems;
  known: {
    /** The flag's own, the first for a new rule to serve. */
    readonly variants: readonly string[];
    readonly defaultVariant: string;
    /** The keys of all segments. */
    readonly segments: readonly string[];
  };
  onChange: (rules: readonly RuleDraft[]) => void;
}
