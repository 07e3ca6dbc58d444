import { TextLink } from '@/components/ui/text-link';
import { BucketStrip } from './bucket-strip';
import { needsAccount, type SiteDecision } from './decision';
import { decisionSentence } from './decision-sentence';

/** Where this visitor falls for one flag. */
export function OwnBucket({ decision, signInHref }: { decision: SiteDecision; signInHref: string }) {
  const isOpen = decision.reason !== 'DISABLED';
  return (
    <li className="grid gap-2 border-line border-t py-4 last:border-b">
      <p className="flex flex-wrap items-baseline justify-between gap-x-6">
        <span className="font-medium font-mono">{decision.flagKey}</span>
        <span className="text-ink-muted text-sm">{goesBy(decision.policy)}</span>
      </p>
      <BucketStrip percentage={isOpen ? (decision.percentage ?? 0) : 0} bucket={decision.bucket} />
      <p className="text-ink-muted">
        {decisionSentence(decision)}.{' '}
        {needsAccount(decision) && <TextLink href={signInHref}>Sign in to get an answer</TextLink>}
      </p>
    </li>
  );
}

function goesBy(policy: string | null): string {
  switch (policy) {
    case null:
      return '';
    case 'device':
      return 'goes by the device';
    case 'user':
      return 'goes by the account';
    case 'adopt-user':
      return 'goes by the device, then by the account';
    case 'sticky-first':
      return 'goes by the first id that it knew you by';
    default:
      return `goes by ${policy.replace(/^attribute:/, '')}`;
  }
}
