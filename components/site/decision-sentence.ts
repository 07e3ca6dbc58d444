import { position } from '@/lib/engine/bucket';
import { formatPercentage } from '@/lib/engine/percentage';
import type { SiteDecision } from './decision';

/**
 * What was decided for this visitor and by what, in one line for the foot of a page:
 * "You are in bucket 31 of new_dashboard (device cf3a…): on at 25 % → off".
 */
export function decisionSentence(decision: SiteDecision): string {
  return `${subject(decision)}${verdict(decision)} → ${onOrOff(decision.value)}${age(decision)}`;
}

export function onOrOff(value: boolean): 'on' | 'off' {
  return value ? 'on' : 'off';
}

/** Enough of an id to recognise it by: an account's number, the first four digits of a device's. */
export function shortId({ policy, targetingKey }: Pick<SiteDecision, 'policy' | 'targetingKey'>): string {
  return policy === 'user' ? `account ${targetingKey}` : `device ${targetingKey?.slice(0, 4)}…`;
}

function subject(decision: SiteDecision): string {
  const { flagKey, bucket, targetingKey } = decision;
  if (bucket === null || targetingKey === null) return `${flagKey}: `;
  return `You are in bucket ${bucket} of ${flagKey} (${shortId(decision)}${finePosition(decision)}): `;
}

// Between whole percents the bucket alone does not show why: 12.5 % is on for half of bucket 12.
function finePosition({ flagKey, targetingKey, percentage }: SiteDecision): string {
  if (targetingKey === null || percentage === null || Number.isInteger(percentage)) return '';
  return `, position ${position(flagKey, targetingKey)} of 100000`;
}

function verdict(decision: SiteDecision): string {
  if (decision.isPreview) return 'chosen for this browser alone';
  switch (decision.reason) {
    case 'ERROR':
      return failure(decision);
    case 'DISABLED':
      return 'switched off for everybody';
    case 'TARGETING_MATCH':
      return 'a rule decides';
    default:
      // Set by a host's test: no percentage had a say.
      return decision.percentage === null ? 'set by hand' : `on at ${share(decision.percentage)}`;
  }
}

function failure({ errorCode, policy }: SiteDecision): string {
  switch (errorCode) {
    case 'TARGETING_KEY_MISSING':
      return policy === 'user'
        ? 'this flag asks for an account, and nobody is signed in'
        : 'this flag asks for a device id, and your browser sent none';
    case 'PROVIDER_NOT_READY':
      return 'this server has read no flags yet, so the page decides';
    case 'FLAG_NOT_FOUND':
      return 'there is no such flag, so the page decides';
    case 'GENERAL':
      return 'not confirmed for too long, so the flag’s failure mode decides';
    default:
      return `could not be decided (${errorCode})`;
  }
}

function age({ staleForMs, revision }: SiteDecision): string {
  if (staleForMs === undefined) return '';
  return `. Revision ${revision} was last confirmed ${Math.round(staleForMs / 1000)} s ago`;
}

function share(percentage: number): string {
  return `${formatPercentage(percentage)}\u00a0%`;
}
