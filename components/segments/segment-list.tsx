import { TextLink } from '@/components/ui/text-link';

/** A segment as the list shows it. */
export interface ListedSegment {
  readonly key: string;
  readonly href: string;
  readonly description: string;
  readonly conditionCount: number;
  readonly includedCount: number;
  readonly excludedCount: number;
  readonly flagCount: number;
}

/** The segments, with what makes them up and how many flags hang on each. */
export function SegmentList({ segments }: { segments: readonly ListedSegment[] }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {segments.map((segment) => (
        <li key={segment.key} className="grid gap-x-6 gap-y-1 py-3 text-sm sm:grid-cols-[minmax(0,1fr)_auto]">
          <div className="min-w-0">
            <TextLink className="font-mono" href={segment.href}>
              {segment.key}
            </TextLink>
            {segment.description && <p className="text-ink-muted">{segment.description}</p>}
          </div>
          <p className="text-ink-muted sm:text-right">
            {counted(segment.conditionCount, 'condition')}, {counted(segment.includedCount, 'id')} in,{' '}
            {counted(segment.excludedCount, 'id')} out
            <br />
            {segment.flagCount === 0 ? 'Not used' : `Used by ${counted(segment.flagCount, 'flag')}`}
          </p>
        </li>
      ))}
    </ul>
  );
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}
