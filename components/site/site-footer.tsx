import { TextLink } from '@/components/ui/text-link';
import type { Theme } from '@/components/ui/theme';
import { ThemeSwitch } from '@/components/ui/theme-switch';

/** Where the flags of these pages are changed, and how the pages look. */
export function SiteFooter({ theme }: { theme: Theme }) {
  return (
    <footer className="mx-auto flex w-full max-w-5xl flex-wrap items-center justify-between gap-x-6 gap-y-3 px-4 pt-10 pb-8 text-ink-muted text-sm sm:px-6">
      <p>
        The flags of these pages are changed in <TextLink href="/admin">the admin</TextLink>.
      </p>
      <ThemeSwitch theme={theme} />
    </footer>
  );
}
