import { clsx } from 'clsx';
import type { ComponentProps } from 'react';

/** A link inside text. Plain anchors on purpose: leaving a page with unsaved edits then always asks first. */
export function TextLink({ className, children, ...rest }: ComponentProps<'a'> & { href: string }) {
  return (
    <a className={clsx('text-accent-strong underline decoration-1 underline-offset-3', className)} {...rest}>
      {children}
    </a>
  );
}
