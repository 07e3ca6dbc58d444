import { Badge } from '@/components/ui/badge';

/** What is done, as HTTP says it. */
export function MethodBadge({ method }: { method: string }) {
  return (
    <span className="inline-flex w-16 shrink-0">
      <Badge meaning={MEANINGS[method] ?? 'neutral'}>{method}</Badge>
    </span>
  );
}

const MEANINGS: Readonly<Record<string, 'neutral' | 'accent' | 'on' | 'kill'>> = {
  GET: 'neutral',
  POST: 'on',
  PUT: 'accent',
  PATCH: 'accent',
  DELETE: 'kill',
};
