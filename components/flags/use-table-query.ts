'use client'; // Keeps the address and the table saying the same, without asking the server.

import { useCallback, useEffect, useState } from 'react';
import { parseTableQuery, type SearchParameters, type TableAddress, type TableQuery, tableHref } from './table-query';

/** Browsers refuse to rewrite the address more than about three times a second for long. */
const TYPING_PAUSE_MS = 400;

/**
 * The table's query, begun from the address that the server saw. Filters and order are steps that Back undoes; typing
 * rewrites the present step, once it pauses.
 */
export function useTableQuery(search: SearchParameters, address: TableAddress) {
  const [query, setQuery] = useState(() => parseTableQuery(search));

  useEffect(() => {
    const follow = () => setQuery(parseTableQuery(Object.fromEntries(new URLSearchParams(window.location.search))));
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);

  useEffect(() => {
    const href = tableHref(address, query);
    if (href === present()) return;
    const timer = setTimeout(() => window.history.replaceState(null, '', href), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [query, address]);

  const change = useCallback(
    (part: Partial<TableQuery>) => {
      // Two in one go (search and a filter, both before the script came) must not undo each other.
      setQuery((held) => ({ ...held, page: 1, ...part }));
      const href = tableHref(address, { ...query, page: 1, ...part });
      if (part.q === undefined || part.kind !== undefined) window.history.pushState(null, '', href);
    },
    [query, address],
  );

  return { query, change };
}

function present(): string {
  return window.location.pathname + window.location.search;
}
