'use client'; // A press has to last, and only a script can time it. Without one this is a link to the form.

import { clsx } from 'clsx';
import { type MouseEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';

/** Long enough that no slip of the hand is one, short enough for an incident. The fill's duration says the same. */
const HOLD_MS = 700;

/** Holding it does it. A short press, or Enter, only leads to `href`, where it can be done by typing. */
export function HoldLink({ href, tone, isBusy, onHeld, hintId, children }: HoldLinkProps) {
  const [isDown, setDown] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wasHeld = useRef(false);
  useEffect(() => () => clearTimeout(timer.current), []);

  const press = (event: PointerEvent) => {
    wasHeld.current = false;
    if (event.button !== 0 || isBusy) return;
    setDown(true);
    timer.current = setTimeout(() => {
      wasHeld.current = true;
      onHeld();
    }, HOLD_MS);
  };
  const release = () => {
    clearTimeout(timer.current);
    setDown(false);
  };
  // The pointer comes up over the link at the end of a hold too. Enter is no pointer: it counts no presses.
  const follow = (event: MouseEvent) => {
    if ((wasHeld.current && event.detail > 0) || isBusy) event.preventDefault();
    wasHeld.current = false;
  };

  return (
    <a
      href={href}
      draggable={false}
      aria-describedby={hintId}
      aria-busy={isBusy}
      onPointerDown={press}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onContextMenu={(event) => isDown && event.preventDefault()}
      onClick={follow}
      className={clsx(
        'relative inline-flex h-9 max-w-full touch-none select-none items-center justify-center overflow-hidden rounded-md px-4',
        'font-medium text-sm [-webkit-touch-callout:none] pointer-coarse:h-11',
        TONES[tone],
      )}
    >
      <span
        aria-hidden
        className={clsx(
          'absolute inset-0 origin-left transition-transform motion-reduce:ease-[steps(4)]',
          FILLS[tone],
          isDown || isBusy ? 'scale-x-100 duration-700 ease-linear' : 'scale-x-0',
        )}
      />
      <span className="relative truncate">{children}</span>
    </a>
  );
}

const TONES = {
  kill: 'bg-kill-solid text-on-kill',
  lift: 'border border-line-strong bg-surface text-ink',
} as const;
const FILLS = { kill: 'bg-kill-held', lift: 'bg-accent-soft' } as const;

interface HoldLinkProps {
  /** Where it can be done by typing. */
  href: string;
  tone: keyof typeof TONES;
  /** What was asked for is on its way. */
  isBusy: boolean;
  onHeld: () => void;
  /** The element that says what holding does. */
  hintId: string;
  children: ReactNode;
}
