'use client'; // Brings the focus to what was refused.

import { useEffect, useRef } from 'react';
import type { FormState } from '@/components/ui/form-state';

/** For a form: moves the focus to its first field at fault, whose message is then read out. */
export function useRefusalFocus(state: FormState) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state.status === 'refused') form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [state]);
  return form;
}
