'use client'; // Reads the store of what is being edited, as one row or one bar sees it.

import { useSyncExternalStore } from 'react';
import type { EditStore } from './edit-store';
import type { Editing } from './editing';

/** One part of what is being edited; the component renders again only when that part becomes another object. */
export function useEditing<Part>(store: EditStore, partOf: (editing: Editing) => Part): Part {
  const read = () => partOf(store.read());
  return useSyncExternalStore(store.subscribe, read, read);
}
