import { clsx } from 'clsx';
import type { Command } from './commands';

export const SLASH_MENU_ID = 'slash-menu';

/** The id of a command's line in the menu, for `aria-activedescendant`. */
export function slashOptionId(command: Command): string {
  return `${SLASH_MENU_ID}-${command.word}`;
}

/** What a typed slash could mean. The focus stays in the text: arrows move here, Enter chooses. */
export function SlashMenu({ matches, active, onChoose }: SlashMenuProps) {
  return (
    <div
      id={SLASH_MENU_ID}
      role="listbox"
      aria-label="Commands"
      className="absolute bottom-2 left-2 w-44 rounded-md border border-line bg-raised p-1 shadow-float"
    >
      {matches.map((command) => (
        <div
          key={command.word}
          id={slashOptionId(command)}
          role="option"
          tabIndex={-1}
          aria-selected={command === active}
          onPointerDown={(event) => {
            event.preventDefault();
            onChoose(command);
          }}
          className={clsx('flex justify-between rounded-sm px-2 py-1 text-sm', command === active && 'bg-sunken')}
        >
          {command.name}
          <span className="font-mono text-ink-muted text-xs leading-5">/{command.word}</span>
        </div>
      ))}
    </div>
  );
}

interface SlashMenuProps {
  matches: readonly Command[];
  active: Command | undefined;
  onChoose: (command: Command) => void;
}
