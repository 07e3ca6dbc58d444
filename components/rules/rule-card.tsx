'use client'; // A rule is typed and moved about.

import { ArrowDown, ArrowUp, X } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { type Problems, problemAt } from '@/components/json/problems';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { ConditionList } from './condition-list';
import type { RuleDraft } from './draft';
import { ServeFields } from './serve-fields';

/** One rule. ⌥↑ and ⌥↓ move it, as its buttons do. */
export function RuleCard(props: RuleCardProps) {
  const { rule, nth, count, problems, variants, defaultVariant, segments, onChange, onMove, onRemove } = props;
  const place = `rules.${nth}`;
  const nameProblem = problemAt(problems, `${place}.name`);
  const moveBy = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    // There these keys have a meaning already: they open a list, or go through a text.
    const isTaken = event.target instanceof Element && event.target.closest('select, textarea, input[list]');
    if (!event.altKey || step === 0 || isTaken) return;
    event.preventDefault();
    onMove(nth + step);
  };
  return (
    <fieldset
      onKeyDown={moveBy}
      className="grid min-w-0 gap-2 rounded-md border border-line bg-sunken p-3"
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
    >
      <legend className="sr-only">Rule {nth + 1}</legend>
      <div className="flex flex-wrap items-center gap-2">
        <span aria-hidden className="font-medium text-sm tabular-nums">
          {nth + 1}
        </span>
        <Input
          id={`rule-${rule.id}`}
          aria-label="Name"
          placeholder="Name, where one helps"
          className="min-w-40 flex-1"
          autoComplete="off"
          value={rule.name}
          onChange={({ target }) => onChange({ ...rule, name: target.value })}
          {...(nameProblem && { 'aria-invalid': true as const, 'aria-describedby': `${place}-name-error` })}
        />
        <Move label={`Move rule ${nth + 1} up`} isOff={nth === 0} onClick={() => onMove(nth - 1)}>
          <ArrowUp aria-hidden />
        </Move>
        <Move label={`Move rule ${nth + 1} down`} isOff={nth === count - 1} onClick={() => onMove(nth + 1)}>
          <ArrowDown aria-hidden />
        </Move>
        <Button variant="quiet" aria-label={`Remove rule ${nth + 1}`} title="Remove" onClick={onRemove}>
          <X aria-hidden className="size-4" />
        </Button>
      </div>
      {nameProblem && (
        <p id={`${place}-name-error`} className="text-kill text-sm">
          {nameProblem}
        </p>
      )}
      <p className="text-ink-muted text-sm">
        {rule.conditions.length === 0 ? 'It matches everybody.' : 'It matches whoever all of these hold for:'}
      </p>
      <ConditionList
        conditions={rule.conditions}
        place={`${place}.conditions`}
        problems={problems}
        segments={segments}
        onChange={(conditions) => onChange({ ...rule, conditions })}
      />
      <ServeFields
        serve={rule.serve}
        place={`${place}.serve`}
        problems={problems}
        variants={variants}
        defaultVariant={defaultVariant}
        onChange={(serve) => onChange({ ...rule, serve })}
      />
    </fieldset>
  );
}

/** It keeps the focus where there is nowhere to move, so that one can go on the other way. */
function Move({ label, isOff, onClick, children }: MoveProps) {
  return (
    <Button
      variant="quiet"
      aria-label={label}
      title={`${label} (⌥↑ ⌥↓)`}
      aria-disabled={isOff}
      className={isOff ? 'opacity-40' : undefined}
      onClick={() => (isOff ? undefined : onClick())}
    >
      {children}
    </Button>
  );
}

interface MoveProps {
  label: string;
  isOff: boolean;
  onClick: () => void;
  children: ReactNode;
}

interface RuleCardProps {
  rule: RuleDraft;
  nth: number;
  count: number;
  problems: Problems;
  variants: readonly string[];
  defaultVariant: string;
  segments: readonly string[];
  onChange: (rule: RuleDraft) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
}
