import { clsx } from 'clsx';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/ui/time';
import type { TableFlag } from './table-flag';

/** A flag's key, which leads to its page, and what it is for. */
export function FlagName({ flag, href, now }: { flag: TableFlag; href: string; now: number }) {
  return (
    <>
      <span className="flex items-baseline gap-2">
        <a
          href={href}
          className={clsx(
            'truncate font-medium font-mono text-sm',
            flag.killedBy ? 'text-kill line-through' : 'hover:text-accent-strong hover:underline',
          )}
        >
          {flag.key}
        </a>
        {flag.archived && <Badge>Archived</Badge>}
        {flag.stage === 'stale' && <Badge meaning="attention">Stale</Badge>}
        {flag.stage === 'new' && <Badge>New</Badge>}
      </span>
      {flag.killedBy && (
        <span className="block truncate font-medium text-kill text-xs">
          Killed <Time at={flag.killedBy.at} now={now} /> by {flag.killedBy.who}
        </span>
      )}
      <span
        title={flag.description}
        className={clsx('truncate text-ink-muted text-xs sm:compact:hidden', flag.killedBy ? 'hidden' : 'block')}
      >
        {flag.description}
      </span>
    </>
  );
}
