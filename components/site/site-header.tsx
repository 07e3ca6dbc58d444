import { clsx } from 'clsx';
import { Wordmark } from '@/components/frame/wordmark';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';

const PAGES = [
  { href: '/dashboard', label: 'Dashboard' },
  { href: '/editor', label: 'Editor' },
  { href: '/how-it-works', label: 'How it works' },
] as const;

/** The way around the public pages, and who is signed in. */
export function SiteHeader({ path, accountName, signOut }: SiteHeaderProps) {
  return (
    <header className="border-line border-b">
      <div className="mx-auto flex min-h-14 max-w-5xl flex-wrap items-center gap-x-6 px-4 sm:px-6">
        <Wordmark href="/" />
        <nav aria-label="Main" className="-mx-2.5 flex max-sm:order-3 max-sm:w-full max-sm:pb-2">
          {PAGES.map(({ href, label }) => (
            <a
              key={href}
              href={href}
              aria-current={href === path ? 'page' : undefined}
              className={clsx(
                'inline-flex h-8 items-center rounded-md px-2.5 text-sm pointer-coarse:h-11',
                href === path ? 'font-medium text-ink' : 'text-ink-muted hover:text-ink',
              )}
            >
              {label}
            </a>
          ))}
        </nav>
        <div className="ml-auto flex min-w-0 items-center gap-3 py-2">
          {accountName !== null && <SignedIn name={accountName} signOut={signOut} />}
          {accountName === null && path !== '/sign-in' && (
            <ButtonLink href={`/sign-in?next=${encodeURIComponent(path)}`}>Sign in</ButtonLink>
          )}
        </div>
      </div>
    </header>
  );
}

function SignedIn({ name, signOut }: { name: string; signOut: SiteHeaderProps['signOut'] }) {
  return (
    <>
      <span className="truncate text-sm">
        <span className="sr-only">Signed in as </span>
        {name}
      </span>
      <form action={signOut}>
        <Button type="submit">Sign out</Button>
      </form>
    </>
  );
}

interface SiteHeaderProps {
  /** Where this is: marked in the navigation, and come back to after signing in. */
  path: string;
  accountName: string | null;
  signOut: (form: FormData) => void | Promise<void>;
}
