import { flushSync } from 'react-dom';

/** Makes a change and puts the focus where one goes on: an element that may be moved by it, or the id of a new one. */
export function changeThenFocus(change: () => void, next: Element | string | null): void {
  flushSync(change);
  const element = typeof next === 'string' ? document.getElementById(next) : next;
  if (element instanceof HTMLElement) element.focus();
}
