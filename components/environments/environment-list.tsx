import { ArrowDown, ArrowUp } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { TextLink } from '@/components/ui/text-link';

/** An environment as the list shows it. */
export interface ListedEnvironment {
  readonly key: string;
  readonly name: string;
  readonly href: string;
  readonly revision: number;
  readonly isRetired: boolean;
  /** Whether this app's own pages are answered in it. */
  readonly isServed: boolean;
}

/** The environments in their order, which buttons change. */
export function EnvironmentList({ environments, move }: EnvironmentListProps) {
  return (
    <ol className="self-start divide-y divide-line border-line border-y">
      {environments.map(({ key, name, href, revision, isRetired, isServed }, place) => (
        <li key={key} className="flex items-center gap-4 py-2.5 text-sm">
          <form action={move} className="flex shrink-0 gap-1">
            <input type="hidden" name="key" value={key} />
            <MoveButton label={`Move ${name} up`} to={place - 1} isLast={place === 0}>
              <ArrowUp aria-hidden className="size-3.5" />
            </MoveButton>
            <MoveButton label={`Move ${name} down`} to={place + 1} isLast={place === environments.length - 1}>
              <ArrowDown aria-hidden className="size-3.5" />
            </MoveButton>
          </form>
          <div className="min-w-0 flex-1">
            <TextLink href={href}>{name}</TextLink> {isRetired && <Badge meaning="attention">retired</Badge>}
            {isServed && <Badge meaning="accent">this app’s own</Badge>}
            <p className="truncate font-mono text-ink-muted text-xs">{key}</p>
          </div>
          <span className="font-mono text-ink-muted">r {revision.toLocaleString('en')}</span>
        </li>
      ))}
    </ol>
  );
}

function MoveButton({
  label,
  to,
  isLast,
  children,
}: {
  label: string;
  to: number;
  isLast: boolean;
  children: React.ReactNode;
}) {
  return (
    <Button
      type="submit"
      name="position"
      value={Math.max(0, to)}
      aria-label={label}
      title={label}
      // Not `disabled`: the focus would be lost at the end of the list.
      aria-disabled={isLast || undefined}
      className="px-2"
    >
      {children}
    </Button>
  );
}

interface EnvironmentListProps {
  environments: readonly ListedEnvironment[];
  /** Takes the `key` and the `position` to move it to. */
  move: (form: FormData) => Promise<void>;
}
