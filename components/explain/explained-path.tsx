import { clsx } from 'clsx';
import { ruleWords } from '@/components/flag-page/targeting-words';
import { Badge } from '@/components/ui/badge';
import type { Rule } from '@/lib/engine/rule';
import type { Explained, ExplainedCondition, Outcome, Step } from '@/lib/explain/explained';
import { answerWords, conditionText, stepWords } from './explain-words';

/** The answer, and the path to it from top to bottom; the line that decided is marked. */
export function ExplainedPath({ explained }: ExplainedPathProps) {
  const { answer, targetingKey, steps, at, revision } = explained;
  return (
    <section aria-label="Explanation" className="grid gap-4">
      <p className="text-lg">{answerWords(answer)}</p>
      <p className="text-ink-muted text-sm [overflow-wrap:anywhere]">
        {targetingKey === null ? 'It has no id to hash' : `It hashes ${targetingKey}`}; at {at}, r{' '}
        {revision.toLocaleString('en')}.
      </p>
      <ol className="grid gap-2">
        {steps.map((step, nth) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one path never move.
            key={nth}
            aria-current={step.decided ? 'step' : undefined}
            className={clsx(
              'rounded-md border px-3 py-2 text-sm [overflow-wrap:anywhere]',
              step.decided ? 'border-accent bg-accent-soft' : 'border-line',
            )}
          >
            <p>
              {stepWords(step)} {step.decided && <Badge meaning="accent">decided</Badge>}
            </p>
            {step.kind === 'rule' && <RuleLines step={step} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function RuleLines({ step }: { step: Extract<Step, { kind: 'rule' }> }) {
  return (
    <>
      <p className="mt-1 text-ink-muted">
        {ruleWords({ conditions: step.conditions.map(({ condition }) => condition), serve: step.serve } as Rule)}
      </p>
      <ConditionLines conditions={step.conditions} />
    </>
  );
}

function ConditionLines({ conditions }: { conditions: readonly ExplainedCondition[] }) {
  if (conditions.length === 0) return null;
  return (
    <ul className="mt-1 grid gap-1 pl-4">
      {conditions.map((one) => (
        <li key={JSON.stringify(one)}>
          <Badge meaning={MEANINGS[one.outcome]}>{WORDS[one.outcome]}</Badge> {conditionText(one)}
          {one.parts && <ConditionLines conditions={one.parts} />}
        </li>
      ))}
    </ul>
  );
}

const WORDS: Readonly<Record<Outcome, string>> = { match: 'match', no_match: 'no match', missing: 'attribute missing' };
const MEANINGS = { match: 'on', no_match: 'neutral', missing: 'attention' } as const;

interface ExplainedPathProps {
  explained: Explained & { readonly at: string; readonly revision: number };
}
