/** How everything looks that is typed into or chosen from. */
export const CONTROL_CLASS =
  'w-full rounded-md border border-line-strong bg-surface px-2.5 text-base text-ink hover:border-ink-faint ' +
  'focus-visible:outline-offset-0 aria-invalid:border-kill disabled:bg-sunken disabled:text-ink-faint';
