'use client'; // A cell of a spreadsheet: typed into, stepped, dragged.

import { type KeyboardEvent, useState } from 'react';
import { formatPercentage, parsePercentage } from '@/lib/engine/percentage';
import type { EditStore } from './edit-store';
import type { EditedRow } from './pending-edits';
import { percentageProblem } from './percentage-problem';
import { PresetStrip } from './preset-strip';
import { RolloutBar } from './rollout-bar';
import { RolloutInput } from './rollout-input';
import { stepPercentage } from './step-percentage';
import { useEarlyValue } from './use-early-value';
import { useEditing } from './use-editing';

/** The rollout percentage of one row, editable in place, with its bar and whatever has to be said beside it. */
export function RolloutCell({ row, isOn, decimals, store }: RolloutCellProps) {
  const { key } = row;
  const [isFocused, setFocused] = useState(false);
  const edit = useEditing(store, ({ edits }) => edits.get(key));
  const refusal = useEditing(store, ({ errors }) => errors.get(key));
  const was = edit?.was ?? row.rolloutPercentage;
  const typed = edit?.typed ?? formatPercentage(row.rolloutPercentage);
  const problem = refusal ?? percentageProblem(typed);
  const write = (text: string) => store.dispatch({ type: 'typed', row, text });
  const input = useEarlyValue<HTMLInputElement>(typed, write);

  const press = (event: KeyboardEvent) => {
    const stepped = stepPercentage(typed, event);
    if (stepped !== null) write(stepped);
    else if (event.key === 'Escape' && edit) store.dispatch({ type: 'restored', key });
    else return;
    event.preventDefault();
    // As on entering the cell: what is typed next replaces the number.
    requestAnimationFrame(() => input.current?.select());
  };
  const leave = () => {
    setFocused(false);
    store.dispatch({ type: 'left', key });
  };

  return (
    <div className="relative max-sm:flex max-sm:flex-row-reverse max-sm:items-center max-sm:gap-3">
      <RolloutInput
        ref={input}
        flagKey={key}
        typed={typed}
        was={edit && was}
        decimals={decimals}
        problem={problem}
        onType={write}
        onKeyDown={press}
        onFocus={() => setFocused(true)}
        onBlur={leave}
      />
      <RolloutBar
        was={was}
        will={parsePercentage(typed) ?? was}
        isOn={isOn}
        onDrag={(to) => write(formatPercentage(to))}
      />
      <input type="hidden" name={`was:${key}`} value={was} />
      <input type="hidden" name={`version:${key}`} value={edit?.version ?? row.version} />
      {problem ? (
        <p id={`problem:${key}`} className={`${BESIDE} font-medium text-kill text-sm`}>
          {problem}
        </p>
      ) : (
        isFocused && <PresetStrip className={BESIDE} typed={typed} onChoose={write} />
      )}
    </div>
  );
}

/** Over the column to the right, not under the cell: the cells above and below stay in reach of a pointer. */
const BESIDE =
  'absolute z-10 flex items-center whitespace-nowrap rounded-md border border-line bg-raised px-1.5 ' +
  'max-sm:top-full max-sm:right-0 max-sm:h-12 sm:-inset-y-px sm:left-full sm:ml-4';

interface RolloutCellProps {
  row: EditedRow;
  isOn: boolean;
  decimals: number;
  store: EditStore;
}
