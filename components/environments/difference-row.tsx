import { Badge } from '@/components/ui/badge';
import { TextLink } from '@/components/ui/text-link';

/** A flag that two environments decide differently, in words. */
export interface ShownDifference {
  readonly key: string;
  readonly href: string;
  readonly version: number;
  readonly isLed: boolean;
  readonly isKilledThere: boolean;
  readonly changes: readonly { readonly field: string; readonly here: string; readonly there: string }[];
}

/** One of them: what it is here, what it would become, and whether it is chosen. */
export function DifferenceRow({ difference, isChosen, choose }: DifferenceRowProps) {
  const { key, href, version, isLed, isKilledThere, changes } = difference;
  return (
    <li className="flex gap-3 py-3 text-sm">
      <input type="hidden" name={`version:${key}`} value={version} />
      <input
        type="checkbox"
        name="flag"
        value={key}
        aria-label={`Copy ${key}`}
        checked={isChosen && !isLed}
        disabled={isLed}
        onChange={(event) => choose(event.target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <div className="min-w-0">
        <TextLink className="font-mono" href={href}>
          {key}
        </TextLink>{' '}
        {isLed && <Badge>led by its plan</Badge>}
        {isKilledThere && <Badge meaning="kill">killed there: only its switch is copied</Badge>}
        <ul className="mt-1 grid gap-1">
          {changes.map(({ field, here, there }) => (
            <li key={field} className="flex min-w-0 flex-wrap items-baseline gap-1.5">
              <Badge>{field}</Badge>
              <del className="min-w-0 break-words font-mono text-ink-muted no-underline">{here}</del>
              <span aria-hidden>→</span>
              <span className="sr-only">would become</span>
              <ins className="min-w-0 break-words font-mono font-medium no-underline">{there}</ins>
            </li>
          ))}
        </ul>
      </div>
    </li>
  );
}

interface DifferenceRowProps {
  difference: ShownDifference;
  isChosen: boolean;
  choose: (isChosen: boolean) => void;
}
