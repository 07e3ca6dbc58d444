import { Badge } from '@/components/ui/badge';
import type { TableFlag } from './table-flag';

/** A flag's key, which leads to its page, and what it is for. */
export function FlagName({ flag, href }: { flag: TableFlag; href: string }) {
  return (
    <>
      <span className="flex items-baseline gap-2">
        <a href={href} className="truncate font-medium font-mono text-sm hover:text-accent-strong hover:underline">
          {flag.key}
        </a>
        {flag.archived && <Badge>Archived</Badge>}
      </span>
      <span title={flag.description} className="block truncate text-ink-muted text-xs sm:compact:hidden">
        {flag.description}
      </span>
    </>
  );
}
