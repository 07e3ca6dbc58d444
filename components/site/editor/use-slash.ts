'use client'; // Follows the caret while a slash command is being typed.

import { type KeyboardEvent, useState } from 'react';
import { type Command, type SlashQuery, slashQuery } from './commands';
import type { Selection } from './text-edit';

/** The slash command being typed, if any, and which of its meanings Enter would choose. */
export function useSlash() {
  const [query, setQuery] = useState<SlashQuery | null>(null);
  const [index, setIndex] = useState(0);
  const close = () => setQuery(null);

  const look = (selection: Selection) => {
    setQuery(slashQuery(selection));
    setIndex(0);
  };

  const press = (event: KeyboardEvent, choose: (command: Command) => void) => {
    if (!query) return;
    const active = query.matches[index];
    const count = query.matches.length;
    if (event.key === 'ArrowDown') setIndex((index + 1) % count);
    else if (event.key === 'ArrowUp') setIndex((index - 1 + count) % count);
    else if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && active) choose(active);
    else return;
    event.preventDefault();
  };

  return { query, active: query?.matches[index], close, look, press };
}
