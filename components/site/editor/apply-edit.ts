import type { Selection, TextEdit } from './text-edit';

/** What a text area holds and has selected. */
export function selectionOf(area: HTMLTextAreaElement): Selection {
  return { text: area.value, from: area.selectionStart, to: area.selectionEnd };
}

/** Makes an edit as if it had been typed, so that the browser's own undo takes it back. */
export function applyEdit(area: HTMLTextAreaElement, { from, to, insert, select }: TextEdit): void {
  area.focus();
  area.setSelectionRange(from, to);
  // The one way to write into a text area that keeps its undo; where a browser has dropped it, undo is what is lost.
  const isTyped = document.execCommand(insert === '' ? 'delete' : 'insertText', false, insert);
  if (!isTyped) {
    area.setRangeText(insert, from, to);
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  area.setSelectionRange(...select);
}
