'use client'; // Reads a control that somebody may have used before the script came.

import { type RefObject, useEffectEvent, useLayoutEffect, useRef } from 'react';

/** What was typed or chosen while the script was still on its way is in the control, and nowhere else: takes it in. */
export function useEarlyValue<Control extends HTMLInputElement | HTMLSelectElement>(
  value: string,
  take: (early: string) => void,
): RefObject<Control | null> {
  const control = useRef<Control>(null);
  const look = useEffectEvent(() => {
    const early = control.current?.value;
    if (early !== undefined && early !== value) take(early);
  });
  useLayoutEffect(() => look(), []);
  return control;
}
