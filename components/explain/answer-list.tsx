import { Badge } from '@/components/ui/badge';
import { TextLink } from '@/components/ui/text-link';

/** What one flag answers, and the line of its path that decided. */
export interface ListedAnswer {
  readonly flag: string;
  readonly href: string;
  /** The variant and its value. */
  readonly answer: string;
  readonly reason: string;
  readonly isError: boolean;
  readonly decidedBy: string;
}

/** The answers of all flags to one context. */
export function AnswerList({ at, revision, answers }: AnswerListProps) {
  return (
    <section aria-label="Answers" className="grid gap-4">
      <p className="text-ink-muted text-sm">
        {answers.length.toLocaleString('en')} {answers.length === 1 ? 'flag' : 'flags'} at {at}, r{' '}
        {revision.toLocaleString('en')}.
      </p>
      <ul className="divide-y divide-line border-line border-y">
        {answers.map(({ flag, href, answer, reason, isError, decidedBy }) => (
          <li key={flag} className="py-2 text-sm [overflow-wrap:anywhere]">
            <p>
              <TextLink className="font-mono" href={href}>
                {flag}
              </TextLink>{' '}
              <span className="font-medium font-mono">{answer}</span>{' '}
              <Badge meaning={isError ? 'attention' : 'neutral'}>{reason}</Badge>
            </p>
            <p className="text-ink-muted">{decidedBy}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface AnswerListProps {
  /** ISO 8601. */
  at: string;
  revision: number;
  answers: readonly ListedAnswer[];
}
