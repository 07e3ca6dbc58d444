import { prefixed, type Selection, type TextEdit, wrapped } from './text-edit';

/** Something that the toolbar offers, and, where it has a word, a slash at the start of a line. */
export interface Command {
  readonly name: string;
  readonly word: string;
  readonly icon: 'heading' | 'bold' | 'italic' | 'list' | 'todo' | 'quote';
  readonly edit: (selection: Selection) => TextEdit;
}

export const COMMANDS: readonly Command[] = [
  { name: 'Heading', word: 'heading', icon: 'heading', edit: (selection) => prefixed(selection, '## ') },
  { name: 'Bold', word: 'bold', icon: 'bold', edit: (selection) => wrapped(selection, '**') },
  { name: 'Italic', word: 'italic', icon: 'italic', edit: (selection) => wrapped(selection, '*') },
  { name: 'List', word: 'list', icon: 'list', edit: (selection) => prefixed(selection, '- ') },
  { name: 'To-do', word: 'todo', icon: 'todo', edit: (selection) => prefixed(selection, '- [ ] ') },
  { name: 'Quote', word: 'quote', icon: 'quote', edit: (selection) => prefixed(selection, '> ') },
];

/** A slash and what is typed after it, on a line of its own directly before the caret. */
export interface SlashQuery {
  readonly from: number;
  readonly to: number;
  readonly matches: readonly Command[];
}

/** The commands that a typed slash could mean, or null where none is being typed. */
export function slashQuery({ text, from, to }: Selection): SlashQuery | null {
  if (from !== to) return null;
  const line = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
  if (!/^\/[a-z]*$/i.test(line)) return null;
  const word = line.slice(1).toLowerCase();
  const matches = COMMANDS.filter((command) => command.word.startsWith(word));
  return matches.length === 0 ? null : { from: from - line.length, to: from, matches };
}

/** Runs a command in place of the slash that asked for it. */
export function slashEdit(text: string, query: Pick<SlashQuery, 'from' | 'to'>, command: Command): TextEdit {
  const without = text.slice(0, query.from) + text.slice(query.to);
  const edit = command.edit({ text: without, from: query.from, to: query.from });
  // The edit was made for the text without the slash: what it replaces reaches to the slash's end in the text as it is.
  return { ...edit, to: edit.to + (query.to - query.from) };
}
