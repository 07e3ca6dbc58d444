'use client'; // Answers while somebody types, and saves from where it is.

import { Command } from 'cmdk';
import { useState, useTransition } from 'react';
import { ChangeList } from '@/components/flags/change-list';
import { IDLE_SAVE, type SaveAction, type SaveState } from '@/components/flags/save-state';
import { sendOrRefuse } from '@/components/flags/send-or-refuse';
import { LiveReach } from '@/components/reach/live-reach';
import { formatPercentage } from '@/lib/engine/percentage';
import type { FoundFlag } from './ask-flags';
import { FlagCommands } from './flag-commands';
import { readPaletteLine } from './palette-line';
import type { PalettePlace } from './palette-place';
import { percentageForm } from './percentage-form';
import { ITEM_CLASS, PlaceCommands } from './place-commands';
import { useFoundFlags } from './use-found-flags';

/** A line to type into, and what it may mean. */
export function PaletteCommands({ place, save, onShowKeys, onClose }: PaletteCommandsProps) {
  const [line, setLine] = useState('');
  const [asked, setAsked] = useState(0);
  const [answer, setAnswer] = useState<SaveState>(IDLE_SAVE);
  const [isSaving, startSaving] = useTransition();
  const { text, set } = readPaletteLine(line);
  const found = useFoundFlags(place.environment, text, asked);

  const write = (typed: string) => {
    setLine(typed);
    setAnswer(IDLE_SAVE);
  };
  const setPercentage = (flag: FoundFlag) => {
    if (!set || isSaving) return;
    startSaving(async () => {
      const form = percentageForm(place.environment, flag, set);
      setAnswer(await sendOrRefuse(save, IDLE_SAVE, form));
      // What was found is older than this answer.
      setAsked((times) => times + 1);
    });
  };

  return (
    <Command label="Command palette" shouldFilter={false} loop className="flex max-h-[inherit] flex-col">
      <Command.Input
        value={line}
        onValueChange={write}
        autoFocus
        placeholder="A flag, a page, or a percentage: checkout 25 why"
        className="h-12 shrink-0 border-line border-b bg-transparent px-4 text-base outline-none placeholder:text-ink-faint pointer-coarse:text-lg"
      />
      <Answer answer={answer} isSaving={isSaving} environment={place.environment} />
      <Command.List className="min-h-0 flex-1 overflow-y-auto p-1.5">
        <FlagCommands
          place={place}
          found={found}
          set={set}
          onSet={setPercentage}
          onAskAgain={() => setAsked(asked + 1)}
        />
        {set === null && <PlaceCommands place={place} text={text} onShowKeys={onShowKeys} />}
        {found.status === 'found' && text !== '' && (
          <Command.Empty className={`${ITEM_CLASS} text-ink-muted`}>Nothing here has “{text}” in it.</Command.Empty>
        )}
      </Command.List>
      <button type="button" onClick={onClose} className="sr-only">
        Close
      </button>
    </Command>
  );
}

/** What setting a percentage came to. A refusal leaves the line as it was typed. */
function Answer({ answer, isSaving, environment }: { answer: SaveState; isSaving: boolean; environment: string }) {
  return (
    <div role="status" className="text-sm">
      {isSaving && <p className="px-4 pt-3 text-ink-muted">Saving…</p>}
      {!isSaving && answer.status === 'saved' && (
        <div className="grid gap-1 px-4 pt-3">
          <ChangeList
            changes={answer.changes.map(({ key, from, to }) => ({ key, from: percent(from), to: percent(to) }))}
          />
          <p className="text-ink-muted">
            {answer.changes.length === 0 ? 'It was so already: ' : ''}r {answer.revision.toLocaleString('en')} ·{' '}
            <LiveReach environment={environment} revision={answer.revision} initial={answer.reach} />
            {answer.missed && <>; {answer.missed}</>}
          </p>
        </div>
      )}
      {!isSaving && answer.status === 'refused' && <p className="px-4 pt-3 text-kill">{refusal(answer)}</p>}
    </div>
  );
}

function refusal({ message, conflicts, asked }: Extract<SaveState, { status: 'refused' }>): string {
  if (asked.length > 0)
    return `${asked[0]?.reason}, which is not done in passing: do it on its page, where its key is typed.`;
  const [conflict] = conflicts;
  if (!conflict) return message;
  const note = conflict.note ? ` (${conflict.note})` : '';
  return `${conflict.who} changed ${conflict.key} meanwhile${note}: it is at ${percent(conflict.theirs.rolloutPercentage)} now. Press Enter again to set it all the same.`;
}

function percent(value: number | boolean): string {
  return typeof value === 'number' ? `${formatPercentage(value)}%` : String(value);
}

interface PaletteCommandsProps {
  place: PalettePlace;
  save: SaveAction;
  onShowKeys: () => void;
  onClose: () => void;
}
