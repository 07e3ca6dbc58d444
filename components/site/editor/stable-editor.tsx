'use client'; // Keeps what is written in this browser.

import { Textarea } from '@/components/ui/textarea';
import { TextCount } from './text-count';
import { useDraft } from './use-draft';

/** A sheet of paper: text, and nothing in the way. */
export function StableEditor() {
  const [text, setText] = useDraft();
  return (
    <div className="grid gap-3">
      <div>
        <h1 className="font-semibold text-2xl tracking-tight">Note</h1>
        <p className="text-ink-muted">Plain text. It stays in this browser.</p>
      </div>
      <Textarea
        aria-label="Note"
        rows={16}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="max-w-3xl font-mono leading-relaxed"
      />
      <TextCount text={text} />
    </div>
  );
}
