import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import type { UnknownKey } from '@/lib/evaluation-counts/list-unknown-keys';

/** Keys that code asks for and that no flag has: a typing error, or a flag that nobody has made yet. */
export function UnknownKeys({ keys, now, hrefOf }: UnknownKeysProps) {
  if (keys.length === 0) return null;
  return (
    <details className="mb-4 rounded-md border border-line bg-surface text-sm">
      <summary className="cursor-pointer px-4 py-2 pointer-coarse:py-3">
        {keys.length === 1
          ? '1 key was asked for and doesn’t exist'
          : `${keys.length} keys were asked for and don’t exist`}
      </summary>
      <ul aria-label="Keys that were asked for and don’t exist" className="border-line border-t">
        {keys.map(({ key, count, lastAt }) => (
          <li key={key} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2">
            <span className="min-w-0 break-all font-medium font-mono">{key}</span>
            <span className="text-ink-muted">
              {count === 1 ? 'asked once' : `asked ${count.toLocaleString('en')} times`}, last{' '}
              <Time at={lastAt} now={now} />
            </span>
            <TextLink href={hrefOf(key)} aria-label={`Create ${key}`} className="sm:ml-auto">
              Create it
            </TextLink>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface UnknownKeysProps {
  keys: readonly UnknownKey[];
  /** The server's clock, in ms. */
  now: number;
  /** The form that makes a flag of this key. */
  hrefOf: (key: string) => string;
}
