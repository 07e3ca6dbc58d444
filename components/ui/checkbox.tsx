import type { ComponentProps, ReactNode } from 'react';

/** A box to tick, with its words beside it. */
export function Checkbox({ children, ...rest }: Omit<ComponentProps<'input'>, 'type'> & { children: ReactNode }) {
  return (
    <label className="inline-flex min-h-9 items-center gap-1.5 text-sm pointer-coarse:min-h-11">
      <input type="checkbox" className="size-4 accent-accent" {...rest} />
      {children}
    </label>
  );
}
