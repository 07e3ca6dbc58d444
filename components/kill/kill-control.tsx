'use client'; // Holding the button does it at once, from the flag's own page.

import { useId } from 'react';
import { FormNotice } from '@/components/ui/form-notice';
import type { FormAction } from '@/components/ui/form-state';
import type { FlagView } from '@/lib/flags/flag-view';
import { deedFor } from './deed';
import { HoldLink } from './hold-link';
import { useDeed } from './use-deed';

/** The red control of a flag's page, always in the same place: kill, or lift what is killed. */
export function KillControl({ flag, environment, href, act }: KillControlProps) {
  const deed = deedFor(flag, environment);
  const { state, send, isBusy } = useDeed(act);
  const hintId = useId();
  const held = () => {
    const form = new FormData();
    form.set('confirmation', flag.key);
    form.set('version', String(flag.version));
    send(form);
  };
  return (
    <section
      aria-label="Kill"
      className="grid min-w-0 shrink-0 justify-items-start gap-1 sm:max-w-[45%] sm:justify-items-end"
    >
      <HoldLink href={href} tone={deed.what} isBusy={isBusy} onHeld={held} hintId={hintId}>
        {isBusy ? deed.busyLabel : deed.label}
      </HoldLink>
      <p id={hintId} className="text-ink-muted text-xs sm:whitespace-nowrap">
        <span className="noscript:hidden">Hold to {deed.what}, or press to type the key</span>
      </p>
      <FormNotice state={state} />
    </section>
  );
}

interface KillControlProps {
  flag: FlagView;
  environment: string;
  /** The page where it can be done by typing. */
  href: string;
  act: FormAction;
}
