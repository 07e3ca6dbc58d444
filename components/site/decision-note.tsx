import { TextLink } from '@/components/ui/text-link';
import { needsAccount, type SiteDecision } from './decision';
import { decisionSentence } from './decision-sentence';

/** The quiet line at the foot of a gated page: what was decided for this visitor, and why. */
export function DecisionNote({ decisions, signInHref }: { decisions: readonly SiteDecision[]; signInHref: string }) {
  return (
    <section
      aria-label="What the flags decided"
      className="mt-14 flex flex-wrap items-end justify-between gap-x-10 gap-y-1 border-line border-t pt-4 text-ink-muted text-sm"
    >
      <div>
        {decisions.map((decision) => (
          <p key={decision.flagKey} className="py-0.5">
            {decisionSentence(decision)}.{' '}
            {needsAccount(decision) && <TextLink href={signInHref}>Sign in to get an answer</TextLink>}
          </p>
        ))}
      </div>
      <p className="py-0.5">
        <TextLink href="/how-it-works">How it works</TextLink>
      </p>
    </section>
  );
}
