import { useEffect, useState } from 'react';
import type { FormState } from './form-state';

/**
 * Has the browser ask before the page is left, as long as something typed into a form is not saved. Gives what is to be
 * called when somebody types.
 */
export function useUnsavedWarning(state: FormState): () => void {
  const [touchedAt, setTouchedAt] = useState<FormState | null>(null);
  // What was typed before the form's last answer is saved by it, unless it was refused.
  const isUnsaved = touchedAt !== null && (touchedAt === state || state.status === 'refused');
  useEffect(() => {
    if (!isUnsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isUnsaved]);
  return () => setTouchedAt(state);
}
