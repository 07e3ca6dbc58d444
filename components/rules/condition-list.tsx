'use client'; // Conditions come and go as they are typed.

import { Plus } from 'lucide-react';
import type { Problems } from '@/components/json/problems';
import { Button } from '@/components/ui/button';
import { changeThenFocus } from '@/components/ui/change-then-focus';
import { GROUP_DEPTH_MAX } from '@/lib/engine/budgets';
import { ConditionRow } from './condition-row';
import { type ConditionDraft, newCondition } from './draft';

/** Conditions one below the other. `place` is their path in what is saved, by which problems find them. */
export function ConditionList({ conditions, place, depthLeft, problems, segments, onChange }: ConditionListProps) {
  const addId = `${place}-add`;
  const add = () => {
    const one = newCondition();
    changeThenFocus(() => onChange([...conditions, one]), `condition-${one.id}`);
  };
  return (
    <div className="grid gap-2">
      {conditions.length > 0 && (
        <ol className="grid gap-2">
          {conditions.map((condition, nth) => (
            <li key={condition.id}>
              <ConditionRow
                condition={condition}
                nth={nth}
                place={`${place}.${nth}`}
                depthLeft={depthLeft ?? GROUP_DEPTH_MAX}
                problems={problems}
                segments={segments}
                onChange={(next) => onChange(conditions.with(nth, next))}
                onRemove={() => changeThenFocus(() => onChange(conditions.toSpliced(nth, 1)), addId)}
              />
            </li>
          ))}
        </ol>
      )}
      <div>
        <Button id={addId} variant="quiet" onClick={add}>
          <Plus aria-hidden /> Add a condition
        </Button>
      </div>
    </div>
  );
}

interface ConditionListProps {
  conditions: readonly ConditionDraft[];
  place: string;
  /** How deep groups may still nest. */
  depthLeft?: number;
  problems: Problems;
  /** The keys of all segments. */
  segments: readonly string[];
  onChange: (conditions: readonly ConditionDraft[]) => void;
}
