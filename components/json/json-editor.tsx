'use client'; // An editor that is fetched when somebody wants to write JSON.

import { useEffect, useRef } from 'react';
import { CONTROL_CLASS } from '@/components/ui/control-class';
import type { MountedEditor } from './mount-editor';
import type { Problems } from './problems';

/** JSON with line numbers, folding and marks where it cannot be read or was refused. Tab leaves it. */
export function JsonEditor({ label, describedBy, begun, field, problems, onChange }: JsonEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const mounted = useRef<MountedEditor | null>(null);
  const newest = useRef({ begun, onChange, problems, field });
  useEffect(() => {
    newest.current = { begun, onChange, problems, field };
    mounted.current?.mark(problems);
  });
  useEffect(() => {
    let isOver = false;
    import('./mount-editor').then(({ mountEditor }) => {
      if (isOver || !place.current) return;
      mounted.current = mountEditor(place.current, {
        label,
        describedBy,
        text: newest.current.begun,
        field: newest.current.field,
        onChange: (text) => newest.current.onChange(text),
      });
      mounted.current.mark(newest.current.problems);
    });
    return () => {
      isOver = true;
      mounted.current?.destroy();
      mounted.current = null;
    };
  }, [label, describedBy]);
  return <div ref={place} className={`${CONTROL_CLASS} min-h-24 overflow-hidden p-0 text-xs`} />;
}

interface JsonEditorProps {
  label: string;
  describedBy: string | undefined;
  /** What it begins with; afterwards it has its own. */
  begun: string;
  field: string;
  problems: Problems;
  onChange: (text: string) => void;
}
