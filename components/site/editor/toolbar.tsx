import { Bold, Heading2, Italic, List, ListTodo, Quote } from 'lucide-react';
import { COMMANDS, type Command } from './commands';

/** The commands as buttons. A press must not take the focus, and with it the selection, out of the text. */
export function Toolbar({ onCommand }: { onCommand: (command: Command) => void }) {
  return (
    <fieldset aria-label="Format" className="flex flex-wrap gap-0.5 border-line border-b px-1.5 py-1 noscript:hidden">
      {COMMANDS.map((command) => {
        const Icon = ICONS[command.icon];
        return (
          <button
            key={command.word}
            type="button"
            title={command.name}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onCommand(command)}
            className="grid size-8 place-items-center rounded-sm text-ink-muted hover:bg-sunken hover:text-ink pointer-coarse:size-11"
          >
            <Icon aria-hidden className="size-4" />
            <span className="sr-only">{command.name}</span>
          </button>
        );
      })}
    </fieldset>
  );
}

const ICONS = { heading: Heading2, bold: Bold, italic: Italic, list: List, todo: ListTodo, quote: Quote } as const;
