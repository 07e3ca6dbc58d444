import { type Editing, type EditingEvent, reduceEditing } from './editing';

/**
 * Holds what is being edited outside of React's tree, so that a keystroke renders one row and the bar, not 5,000 rows,
 * and a row that scrolls out of the window and back still has what was typed into it.
 */
export interface EditStore {
  readonly read: () => Editing;
  readonly subscribe: (onChange: () => void) => () => void;
  readonly dispatch: (event: EditingEvent) => void;
}

export function createEditStore(start: Editing): EditStore {
  let editing = start;
  const listeners = new Set<() => void>();
  return {
    read: () => editing,
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    dispatch: (event) => {
      editing = reduceEditing(editing, event);
      for (const listener of listeners) listener();
    },
  };
}
