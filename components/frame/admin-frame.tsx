import type { ReactNode } from 'react';
import type { EnvironmentLink } from './environment-switcher';
import type { PersonAtFootProps } from './person-at-foot';
import { Rail, type RailItem } from './rail';
import { type Reach, ReachLine } from './reach-line';
import { SkipLink } from './skip-link';

export interface Crumb {
  readonly label: string;
  readonly href?: string;
}

/** What stands around every page of the admin: the rail, where one is, the revision and its reach. */
export function AdminFrame({ items, environments, person, palette, crumbs, reach, children }: AdminFrameProps) {
  return (
    <div className="sm:flex">
      <SkipLink />
      <Rail items={items} environments={environments} person={person} palette={palette} />
      <div className="min-w-0 flex-1">
        <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-6 gap-y-1 border-line border-b px-4 py-1.5 sm:px-6">
          <Crumbs crumbs={crumbs} />
          {reach && <ReachLine {...reach} />}
        </div>
        <main id="main" tabIndex={-1} className="px-4 py-5 outline-none sm:px-6">
          {children}
        </main>
      </div>
    </div>
  );
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Where you are" className="min-w-0">
      <ol className="flex items-center gap-2 text-ink-muted text-sm">
        {crumbs.map(({ label, href }, index) => (
          <li key={label} className="flex min-w-0 items-center gap-2">
            {index > 0 && <span aria-hidden>/</span>}
            {href ? (
              <a href={href} className="hover:text-ink hover:underline">
                {label}
              </a>
            ) : (
              <span aria-current="page" className="truncate text-ink">
                {label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface AdminFrameProps {
  items: readonly RailItem[];
  environments: readonly EnvironmentLink[];
  person: PersonAtFootProps;
  /** The way to everything by keyboard. */
  palette: ReactNode;
  crumbs: readonly Crumb[];
  reach?: Reach | undefined;
  children: ReactNode;
}
