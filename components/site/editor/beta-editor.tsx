'use client'; // Formats what is selected, answers a slash, and shows the result beside it.

import { useRef } from 'react';
import { applyEdit, selectionOf } from './apply-edit';
import { type Command, slashEdit } from './commands';
import { Preview } from './preview';
import { SLASH_MENU_ID, SlashMenu, slashOptionId } from './slash-menu';
import { TextCount } from './text-count';
import { Toolbar } from './toolbar';
import { useDraft } from './use-draft';
import { useSlash } from './use-slash';

/** Text with a toolbar and slash commands, and beside it what becomes of it. */
export function BetaEditor() {
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useDraft();
  const slash = useSlash();

  const run = (command: Command) => {
    if (!area.current) return;
    const { query } = slash;
    const edit = query ? slashEdit(area.current.value, query, command) : command.edit(selectionOf(area.current));
    applyEdit(area.current, edit);
    slash.close();
  };

  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h1 className="font-semibold text-2xl tracking-tight">Note</h1>
        <p className="text-ink-muted">
          Type <kbd className="rounded-sm bg-sunken px-1.5 font-mono text-ink text-sm">/</kbd> on an empty line. The
          text stays in this browser.
        </p>
      </div>
      <div className="grid gap-4 md:grid-cols-2">
        <div className="relative flex flex-col overflow-hidden rounded-md border border-line-strong bg-surface focus-within:border-accent focus-within:ring-1 focus-within:ring-accent">
          <Toolbar onCommand={run} />
          <textarea
            ref={area}
            aria-label="Note"
            aria-autocomplete="list"
            aria-controls={slash.query ? SLASH_MENU_ID : undefined}
            aria-activedescendant={slash.active && slashOptionId(slash.active)}
            rows={16}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              slash.look(selectionOf(event.target));
            }}
            onSelect={(event) => slash.look(selectionOf(event.currentTarget))}
            onKeyDown={(event) => slash.press(event, run)}
            onBlur={slash.close}
            className="w-full flex-1 resize-none bg-transparent px-4 py-3 font-mono text-sm leading-relaxed outline-none"
          />
          {slash.query && <SlashMenu matches={slash.query.matches} active={slash.active} onChoose={run} />}
        </div>
        <Preview text={text} />
      </div>
      <TextCount text={text} />
    </div>
  );
}
