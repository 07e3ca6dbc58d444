import { configuration } from '@/lib/configuration';
import { bucket } from '@/lib/engine/bucket';
import type { FlagValue, IdentityPolicy } from '@/lib/engine/types';
import { countAnswer } from '@/lib/evaluation-counts/count-answer';
import { identify } from '@/lib/identity/policy';
import { currentVisitor, hasComeBack } from '@/lib/identity/resolve';
import { recordVisitor } from '@/lib/visitors/record-visitor';
import { type Answer, answerFlag } from './answer';
import { renderBasis } from './render-basis';
import { forcedFlags } from './with-flags';

/**
 * What a server component asks: does this visitor get the flag?
 *
 *     const showNew = await isEnabled('new_dashboard');
 *
 * Reads sealed cookies and memory, nothing else: it never waits for a database and never throws. An unknown flag, or a
 * process that has read nothing yet, gives `fallback`.
 */
export async function isEnabled(key: string, fallback: FlagValue = false): Promise<FlagValue> {
  const decision = await decide(key, fallback);
  // A host's own test has neither a snapshot nor settings.
  if (decision.revision !== null) await remember(configuration().SLUICE_ENVIRONMENT, decision);
  return decision.value;
}

async function remember(environment: string, decision: Decision): Promise<void> {
  const { flagKey, policy, targetingKey: id } = decision;
  countAnswer(environment, flagKey, decision);
  if (policy === 'user' || (policy === 'device' && (await hasComeBack()))) {
    recordVisitor(environment, flagKey, { namespace: policy, id, answer: decision });
  }
}

/** An answer with what it was decided by, for pages that say so. */
export interface Decision extends Answer {
  readonly flagKey: string;
  readonly policy: IdentityPolicy | null;
  /** The id that was hashed: the device's or the account's. Null where the policy's id is missing. */
  readonly targetingKey: string | null;
  /** 0…99. Null without a targeting key. */
  readonly bucket: number | null;
  /** 0…100. Null for an unknown flag. */
  readonly percentage: number | null;
}

/**
 * Like `isEnabled`, with the reason, the bucket and the percentage that decided: for a page that explains an answer.
 * Looking is not asking, so it is not counted.
 */
export async function decide(key: string, fallback: FlagValue = false): Promise<Decision> {
  const forced = forcedFlags();
  if (forced) {
    const value = Object.hasOwn(forced, key) ? (forced[key] ?? fallback) : fallback;
    return { ...nothingKnown(key), value, reason: 'STATIC', revision: null };
  }
  const basis = renderBasis();
  const who = await currentVisitor();
  const answer = answerFlag(basis, key, (flag) => identify(flag.identityPolicy, who), fallback);
  const flag = basis.snapshot?.flags.get(key);
  if (!flag) return { ...nothingKnown(key), ...answer };
  const targetingKey = identify(flag.identityPolicy, who).targetingKey ?? null;
  return {
    ...answer,
    flagKey: key,
    policy: flag.identityPolicy,
    targetingKey,
    bucket: targetingKey === null ? null : bucket(key, targetingKey),
    percentage: flag.percentage,
  };
}

function nothingKnown(flagKey: string) {
  return { flagKey, policy: null, targetingKey: null, bucket: null, percentage: null };
}
