import { clsx } from 'clsx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

/** How a button looks, for the two elements that may look like one: buttons and links. */
export function buttonClass(variant: ButtonVariant, className?: string | undefined): string {
  return clsx(
    'inline-flex h-8 shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-md px-3 font-medium text-sm',
    'transition-colors disabled:cursor-not-allowed pointer-coarse:h-11 [&_svg]:size-3.5 [&_svg]:shrink-0',
    VARIANTS[variant],
    className,
  );
}

const DISABLED = 'disabled:border-line disabled:bg-sunken disabled:text-ink-faint';

const VARIANTS: Record<ButtonVariant, string> = {
  primary: `border border-transparent bg-accent text-on-accent hover:bg-accent-strong ${DISABLED}`,
  secondary: `border border-line bg-surface text-ink hover:border-line-strong ${DISABLED}`,
  quiet: 'text-ink-muted hover:bg-sunken hover:text-ink disabled:text-ink-faint',
  danger: `border border-kill-line bg-surface text-kill hover:bg-kill-soft ${DISABLED}`,
};
