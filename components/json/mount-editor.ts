import { json } from '@codemirror/lang-json';
import { ensureSyntaxTree, HighlightStyle, syntaxHighlighting, syntaxTree } from '@codemirror/language';
import { type Diagnostic, forceLinting, linter, lintGutter } from '@codemirror/lint';
import { EditorView } from '@codemirror/view';
import type { Tree } from '@lezer/common';
import { tags } from '@lezer/highlight';
import { basicSetup } from 'codemirror';
import { nodeAt } from './node-at';
import type { Problems } from './problems';

/** How long a mark may wait for the text to be read. */
const READ_MS_MAX = 1_000;

export interface MountedEditor {
  /** Shows what a save refused, in its place. */
  readonly mark: (problems: Problems) => void;
  readonly destroy: () => void;
}

/** Puts an editor for JSON into a place of the page. */
export function mountEditor(parent: HTMLElement, options: EditorOptions): MountedEditor {
  const { label, describedBy, text, field, onChange } = options;
  let marked: Problems = {};
  const attributes = { 'aria-label': label, ...(describedBy !== undefined && { 'aria-describedby': describedBy }) };
  const view = new EditorView({
    parent,
    doc: text,
    extensions: [
      basicSetup,
      // Its styles are in an element of their own, which our content policy lets in by the page's nonce.
      EditorView.cspNonce.of(document.querySelector<HTMLElement>('script[nonce]')?.nonce ?? ''),
      json(),
      linter((shown) => unreadable(shown) ?? refused(shown, field, marked), { delay: 300 }),
      lintGutter(),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of(attributes),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onChange(update.state.doc.toString());
      }),
      syntaxHighlighting(COLOURS),
      THEME,
    ],
  });
  return {
    mark: (problems) => {
      if (JSON.stringify(problems) === JSON.stringify(marked)) return;
      marked = problems;
      forceLinting(view);
    },
    destroy: () => view.destroy(),
  };
}

/** Where the text stops being JSON; null while it is, or is empty. Not every browser's own message says the place. */
function unreadable(view: EditorView): readonly Diagnostic[] | null {
  const text = view.state.doc.toString();
  if (text.trim() === '' || isJson(text)) return null;
  let place = { from: 0, to: text.length };
  wholeTree(view).iterate({
    enter: ({ type, from }) => {
      if (type.isError && place.from === 0)
        place = { from: Math.min(from, text.length - 1), to: Math.min(from + 1, text.length) };
    },
  });
  return [{ ...place, severity: 'error', message: 'From here on this is no JSON.' }];
}

/** What the text is made of, to its end: by itself the editor reads on when it has time, and a mark would stand too far out. */
function wholeTree(view: EditorView): Tree {
  return ensureSyntaxTree(view.state, view.state.doc.length, READ_MS_MAX) ?? syntaxTree(view.state);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function refused(view: EditorView, field: string, problems: Problems): readonly Diagnostic[] {
  const text = view.state.doc.toString();
  return Object.entries(problems).map(([path, message]) => {
    const steps = path.split('.').slice(path.startsWith(`${field}.`) ? 1 : Number.MAX_SAFE_INTEGER);
    return { ...nodeAt(wholeTree(view), text, steps), severity: 'error', message };
  });
}

const COLOURS = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--accent)' },
  { tag: tags.string, color: 'var(--on)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--attention)' },
]);

const THEME = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'var(--ink)', maxHeight: '32rem' },
  '&.cm-focused': { outline: '2px solid var(--accent)' },
  '.cm-content': { caretColor: 'var(--ink)', minHeight: '6rem' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--sunken)', color: 'var(--ink-faint)', borderColor: 'var(--line)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--hover)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--accent-soft)',
  },
  // The editor's own marks are pictures in data: URLs, which our content policy does not load.
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--kill)' },
  '.cm-lint-marker-error': { content: '"!"', color: 'var(--kill)', fontWeight: '700', textAlign: 'center' },
  '.cm-tooltip, .cm-panels': {
    backgroundColor: 'var(--raised)',
    color: 'var(--ink)',
    border: '1px solid var(--line)',
  },
});

interface EditorOptions {
  label: string;
  describedBy: string | undefined;
  text: string;
  field: string;
  onChange: (text: string) => void;
}
