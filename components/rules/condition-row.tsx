'use client'; // A condition changes its fields with its kind.

import { X } from 'lucide-react';
import { type Problems, problemAt } from '@/components/json/problems';
import { Button } from '@/components/ui/button';
import { CodeInput } from '@/components/ui/code-input';
import { Select } from '@/components/ui/select';
import { AttributeFields } from './attribute-fields';
import { ConditionList } from './condition-list';
import { asKind, type ConditionDraft } from './draft';

const KINDS: readonly { readonly value: ConditionDraft['kind']; readonly label: string }[] = [
  { value: 'attribute', label: 'Attribute' },
  { value: 'segment', label: 'Segment' },
  { value: 'flag', label: 'Flag' },
  { value: 'any', label: 'Any of…' },
  { value: 'all', label: 'All of…' },
];

/** One condition: what it asks, whether it is turned round, and what was wrong with it. */
export function ConditionRow(props: ConditionRowProps) {
  const { condition, nth, place, depthLeft, problems, segments, onChange, onRemove } = props;
  const problem = problemAt(problems, place);
  const errorId = `${place}-error`;
  const isGroup = condition.kind === 'any' || condition.kind === 'all';
  const invalid = problem && !isGroup ? { 'aria-invalid': true as const, 'aria-describedby': errorId } : {};
  return (
    <fieldset className="grid min-w-0 gap-2 rounded-md border border-line bg-surface p-2">
      <legend className="sr-only">Condition {nth + 1}</legend>
      <div className="flex flex-wrap items-center gap-2">
        <Select
          id={`condition-${condition.id}`}
          aria-label="What it asks"
          className="max-w-32"
          options={KINDS.filter(({ value }) => depthLeft > 0 || (value !== 'any' && value !== 'all'))}
          value={condition.kind}
          onChange={({ target }) => {
            const kind = KINDS.find(({ value }) => value === target.value)?.value;
            if (kind) onChange(asKind(condition, kind));
          }}
        />
        {condition.kind === 'attribute' && (
          <AttributeFields condition={condition} invalid={invalid} onChange={onChange} />
        )}
        {condition.kind === 'segment' && (
          <>
            <NegateSelect condition={condition} words={['is in', 'is not in']} onChange={onChange} />
            <CodeInput
              aria-label="Segment"
              list={`${place}-segments`}
              placeholder="segment"
              className="min-w-32 max-w-60 flex-1"
              value={condition.segment}
              onChange={({ target }) => onChange({ ...condition, segment: target.value })}
              {...invalid}
            />
            <datalist id={`${place}-segments`}>
              {segments.map((key) => (
                <option key={key} value={key} />
              ))}
            </datalist>
          </>
        )}
        {condition.kind === 'flag' && (
          <>
            <CodeInput
              aria-label="Flag"
              placeholder="flag key"
              className="min-w-32 max-w-60 flex-1"
              value={condition.flag}
              onChange={({ target }) => onChange({ ...condition, flag: target.value })}
              {...invalid}
            />
            <NegateSelect condition={condition} words={['answers', 'does not answer']} onChange={onChange} />
            <CodeInput
              aria-label="Variants"
              placeholder="on, beta"
              className="min-w-24 max-w-48 flex-1"
              value={condition.variants}
              onChange={({ target }) => onChange({ ...condition, variants: target.value })}
              {...invalid}
            />
          </>
        )}
        {isGroup && <NegateSelect condition={condition} words={['holds', 'does not hold']} onChange={onChange} />}
        <Button variant="quiet" className="ml-auto" aria-label={`Remove condition ${nth + 1}`} onClick={onRemove}>
          <X aria-hidden className="size-4" />
        </Button>
      </div>
      {isGroup && (
        <div className="border-line border-l-2 pl-3">
          <ConditionList
            conditions={condition.conditions}
            place={`${place}.${condition.kind}`}
            depthLeft={depthLeft - 1}
            problems={problems}
            segments={segments}
            onChange={(conditions) => onChange({ ...condition, conditions })}
          />
        </div>
      )}
      {problem && !(isGroup && problemAt(problems, `${place}.${condition.kind}.0`)) && (
        <p id={errorId} className="text-kill text-sm">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

/** Whether the condition is asked as it stands, or turned round. */
export function NegateSelect<Kind extends ConditionDraft>({ condition, words, onChange }: NegateSelectProps<Kind>) {
  return (
    <Select
      aria-label="Negated"
      className="max-w-36"
      options={words.map((label, nth) => ({ value: String(nth), label }))}
      value={condition.negate ? '1' : '0'}
      onChange={({ target }) => onChange({ ...condition, negate: target.value === '1' })}
    />
  );
}

interface NegateSelectProps<Kind> {
  condition: Kind;
  /** As it stands, and turned round. */
  words: readonly [string, string];
  onChange: (condition: Kind) => void;
}

interface ConditionRowProps {
  condition: ConditionDraft;
  nth: number;
  place: string;
  depthLeft: number;
  problems: Problems;
  segments: readonly string[];
  onChange: (condition: ConditionDraft) => void;
  onRemove: () => void;
}
