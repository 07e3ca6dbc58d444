import { clsx } from 'clsx';
import { Check, ChevronsUpDown } from 'lucide-react';

export interface EnvironmentLink {
  readonly name: string;
  readonly href: string;
  readonly isCurrent: boolean;
  /** Where real visitors are: said in colour, and in a word. */
  readonly isProduction: boolean;
}

/** Which environment this is, and the way to the others. The browser's own popover: it needs no script. */
export function EnvironmentSwitcher({ environments, allHref }: EnvironmentSwitcherProps) {
  const current = environments.find(({ isCurrent }) => isCurrent);
  if (!current) return null;
  return (
    <div className="relative min-w-0">
      <button
        type="button"
        popoverTarget="environments"
        title={`${current.name}: switch environment`}
        className={clsx(
          'flex h-9 w-full items-center gap-2 rounded-md border px-2.5 font-medium text-sm pointer-coarse:h-11',
          'sm:max-xl:h-12 sm:max-xl:flex-col sm:max-xl:justify-center sm:max-xl:gap-1 sm:max-xl:px-0 sm:max-xl:text-2xs',
          current.isProduction
            ? 'border-attention-line bg-attention-soft text-attention'
            : 'border-line-strong border-dashed bg-surface text-ink hover:border-ink-faint',
        )}
      >
        <EnvironmentMark isProduction={current.isProduction} />
        <span className="max-w-full truncate">
          <span className="sr-only">Environment: </span>
          {current.name}
        </span>
        <ChevronsUpDown aria-hidden className="ml-auto size-3.5 shrink-0 opacity-70 sm:max-xl:hidden" />
      </button>
      <nav
        id="environments"
        popover="auto"
        aria-label="Environments"
        className="fixed top-14 left-3 m-0 w-56 rounded-md border border-line bg-raised p-1 text-ink shadow-float max-sm:top-13"
      >
        {environments.map(({ name, href, isCurrent, isProduction }) => (
          <a
            key={name}
            href={href}
            aria-current={isCurrent ? 'true' : undefined}
            className="flex h-8 items-center gap-2 rounded-sm px-2 text-sm hover:bg-sunken pointer-coarse:h-11"
          >
            <EnvironmentMark isProduction={isProduction} />
            <span className="truncate">{name}</span>
            {isCurrent && <Check aria-hidden className="ml-auto size-3.5" />}
          </a>
        ))}
        <a
          href={allHref}
          className="mt-1 flex h-8 items-center border-line border-t px-2 text-ink-muted text-sm hover:text-ink pointer-coarse:h-11"
        >
          Manage environments
        </a>
      </nav>
    </div>
  );
}

interface EnvironmentSwitcherProps {
  environments: readonly EnvironmentLink[];
  /** Where they are made, compared and retired. */
  allHref: string;
}

function EnvironmentMark({ isProduction }: { isProduction: boolean }) {
  return (
    <span
      aria-hidden
      className={clsx(
        'size-2 shrink-0 rounded-full border',
        isProduction ? 'border-attention bg-attention' : 'border-ink-faint',
      )}
    />
  );
}
