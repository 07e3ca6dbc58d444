'use client'; // Says that its form is on its way, and takes no second press meanwhile.

import type { ComponentProps } from 'react';
import { useFormStatus } from 'react-dom';
import { Button } from './button';

export function SubmitButton({ children, pendingLabel, variant = 'primary', ...rest }: SubmitButtonProps) {
  const { pending } = useFormStatus();
  return (
    <Button type="submit" variant={variant} aria-disabled={pending} {...rest}>
      {pending ? pendingLabel : children}
    </Button>
  );
}

interface SubmitButtonProps extends ComponentProps<typeof Button> {
  /** What the button says while the form travels: "Creating…". */
  pendingLabel: string;
}
