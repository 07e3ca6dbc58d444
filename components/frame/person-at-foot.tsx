import { LogOut } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { Density } from '@/components/ui/density';
import { DensitySwitch } from '@/components/ui/density-switch';
import { TextLink } from '@/components/ui/text-link';
import type { Theme } from '@/components/ui/theme';
import { ThemeSwitch } from '@/components/ui/theme-switch';

/** Who is signed in, how it looks for them, and the way out. */
export function PersonAtFoot({ name, email, theme, density, accountHref, signOut }: PersonAtFootProps) {
  return (
    <div className="relative">
      <button
        type="button"
        popoverTarget="person"
        title={name}
        className="flex h-9 w-full min-w-0 items-center gap-2.5 rounded-md px-1.5 text-left text-sm hover:bg-sunken sm:max-xl:justify-center pointer-coarse:h-11"
      >
        <span
          aria-hidden
          className="grid size-6 shrink-0 place-items-center rounded-full bg-accent-soft font-medium text-accent-strong text-xs"
        >
          {initialsOf(name)}
        </span>
        <span className="truncate max-xl:sr-only">{name}</span>
      </button>
      <section
        id="person"
        popover="auto"
        aria-label="Your account"
        className="fixed m-0 w-60 rounded-md border border-line bg-raised p-3 text-ink shadow-float max-sm:top-13 max-sm:right-3 max-sm:left-auto sm:top-auto sm:bottom-14 sm:left-3"
      >
        <p className="truncate font-medium text-sm">{name}</p>
        <p className="truncate text-ink-muted text-sm">{email}</p>
        <div className="mt-3 flex items-center justify-between gap-2 noscript:hidden">
          <ThemeSwitch theme={theme} />
          <DensitySwitch density={density} />
        </div>
        <p className="mt-3 text-sm">
          <TextLink href={accountHref}>Where you are signed in</TextLink>
        </p>
        <form action={signOut} className="mt-3 border-line border-t pt-3">
          <Button type="submit" className="w-full">
            <LogOut aria-hidden /> Sign out
          </Button>
        </form>
      </section>
    </div>
  );
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  return `${words[0]?.[0] ?? '?'}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
}

export interface PersonAtFootProps {
  name: string;
  email: string;
  theme: Theme;
  density: Density;
  accountHref: string;
  signOut: (form: FormData) => void | Promise<void>;
}
