import { clsx } from 'clsx';
import {
  Braces,
  Brush,
  CalendarClock,
  ChartNoAxesColumnIncreasing,
  Flag,
  Gauge,
  History,
  KeyRound,
  ScrollText,
  Server,
  Target,
  Users,
  Webhook,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { type EnvironmentLink, EnvironmentSwitcher } from './environment-switcher';
import { PersonAtFoot, type PersonAtFootProps } from './person-at-foot';
import { Wordmark } from './wordmark';

export interface RailItem {
  readonly label: string;
  readonly href: string;
  readonly icon: keyof typeof ICONS;
  readonly isCurrent: boolean;
}

/** The way around: beside the page, narrower on a tablet, above the page on a phone. */
export function Rail({ items, environments, person, palette }: RailProps) {
  return (
    <header className="z-40 flex shrink-0 border-line max-sm:flex-wrap max-sm:items-center max-sm:gap-x-3 max-sm:border-b max-sm:px-3 max-sm:py-2 sm:sticky sm:top-0 sm:h-dvh sm:w-21 sm:flex-col sm:gap-4 sm:border-r sm:px-2 sm:py-3 xl:w-52 xl:px-3">
      <div className="flex min-w-0 gap-3 max-sm:flex-1 max-sm:items-center sm:flex-col">
        <div className="px-2 max-sm:hidden sm:max-xl:hidden">
          <Wordmark href="/admin" />
        </div>
        <EnvironmentSwitcher environments={environments} allHref="/admin/environments" />
        {palette}
      </div>
      <nav aria-label="Main" className="flex gap-0.5 max-sm:order-3 max-sm:w-full max-sm:pt-2 sm:flex-1 sm:flex-col">
        {items.map(({ label, href, icon, isCurrent }) => {
          const Icon = ICONS[icon];
          return (
            <a
              key={label}
              href={href}
              aria-current={isCurrent ? 'page' : undefined}
              className={clsx(
                'flex h-8 items-center gap-2.5 rounded-md px-2.5 text-sm max-sm:h-11',
                'sm:max-xl:h-12 sm:max-xl:flex-col sm:max-xl:justify-center sm:max-xl:gap-1 sm:max-xl:px-0 sm:max-xl:text-2xs',
                isCurrent ? 'bg-sunken font-medium text-ink' : 'text-ink-muted hover:bg-sunken hover:text-ink',
              )}
            >
              <Icon aria-hidden className="size-4 shrink-0" />
              {label}
            </a>
          );
        })}
      </nav>
      <PersonAtFoot {...person} />
    </header>
  );
}

const ICONS = {
  flags: Flag,
  rollouts: ChartNoAxesColumnIncreasing,
  schedules: CalendarClock,
  drills: Gauge,
  cleanup: Brush,
  history: History,
  instances: Server,
  segments: Target,
  people: Users,
  tokens: KeyRound,
  audit: ScrollText,
  webhooks: Webhook,
  api: Braces,
} as const;

interface RailProps {
  items: readonly RailItem[];
  environments: readonly EnvironmentLink[];
  person: PersonAtFootProps;
  palette: ReactNode;
}
