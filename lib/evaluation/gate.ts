import { configuration } from '@/lib/configuration';
import { bucket } from '@/lib/engine/bucket';
import type { CompiledFlag } from '@/lib/engine/compiled-flag';
import { keyFor } from '@/lib/engine/key-for';
import type { Evaluation, EvaluationContext, FlagValue, IdentityPolicy } from '@/lib/engine/types';
import { countAnswer } from '@/lib/evaluation-counts/count-answer';
import { currentContext } from '@/lib/identity/current-context';
import { hasComeBack } from '@/lib/identity/resolve';
import { currentPreview } from '@/lib/preview/preview-cookie';
import { recordVisitor } from '@/lib/visitors/record-visitor';
import { answerFlag, ofType, type TypedAnswer, type Widened } from './answer';
import { renderBasis } from './render-basis';
import { forcedFlags } from './with-flags';

/** What rules may look at besides what is known of the request: `{ plan: 'pro', org: 'acme' }`. */
export type Attributes = NonNullable<EvaluationContext['attributes']>;

/**
 * What a server component asks: does this visitor get the flag?
 *
 *     const showNew = await isEnabled('new_dashboard');
 *
 * Reads sealed cookies and memory, nothing else: it never waits for a database and never throws. An unknown flag, a flag
 * that is no boolean, or a process that has read nothing yet, gives `fallback`.
 */
export async function isEnabled(key: string, fallback = false, attributes: Attributes = {}): Promise<boolean> {
  return variant(key, fallback, attributes);
}

/**
 * The same for flags of every type: the value of the variant that this visitor gets, of the type of `fallback`.
 *
 *     const limit = await variant('upload_limit_mb', 10, { plan: 'pro' });
 */
export async function variant<Value extends FlagValue>(
  key: string,
  fallback: Value,
  attributes: Attributes = {},
): Promise<Widened<Value>> {
  const { decision, asked } = await decided(key, fallback, attributes);
  // A host's own test has neither a snapshot nor settings.
  if (decision.revision !== null && !decision.isPreview)
    await remember(configuration().SLUICE_ENVIRONMENT, decision, asked);
  return decision.value;
}

async function remember(environment: string, decision: Decision, asked: Asked | null): Promise<void> {
  const { flagKey, targetingKey: id } = decision;
  countAnswer(environment, flagKey, decision);
  if (!asked) return;
  const { flag, context } = asked;
  const { identityPolicy: policy } = flag;
  // The id of a device that has not come back may be a crawler's, which gets another one each time.
  if (policy === 'user' || policy.startsWith('attribute:') || (await hasComeBack())) {
    recordVisitor(environment, flag, { id, answer: decision, context });
  }
}

/** An answer with what it was decided by, for pages that say so. */
export interface Decision<Value = FlagValue> extends TypedAnswer<Value> {
  readonly flagKey: string;
  readonly policy: IdentityPolicy | null;
  /** The id that was hashed, by the flag's policy. Null where it is missing. */
  readonly targetingKey: string | null;
  /** 0…99. Null without a targeting key. */
  readonly bucket: number | null;
  /** 0…100. Null for an unknown flag. */
  readonly percentage: number | null;
  /** Whether the operator of this browser chose this answer for themselves. */
  readonly isPreview: boolean;
}

/**
 * Like `variant`, with the reason, the bucket and the percentage that decided: for a page that explains an answer.
 * Looking is not asking, so it is not counted.
 */
export async function decide<Value extends FlagValue>(
  key: string,
  fallback: Value,
  attributes: Attributes = {},
): Promise<Decision<Widened<Value>>> {
  return (await decided(key, fallback, attributes)).decision;
}

/** The flag that answered, and what it was asked with. */
interface Asked {
  readonly flag: CompiledFlag;
  readonly context: EvaluationContext;
}

async function decided<Value extends FlagValue>(
  key: string,
  fallback: Value,
  attributes: Attributes,
): Promise<{ decision: Decision<Widened<Value>>; asked: Asked | null }> {
  const forced = forcedFlags();
  if (forced) {
    const value = Object.hasOwn(forced, key) ? (forced[key] ?? fallback) : fallback;
    const decision = { ...nothingKnown(key), ...ofType({ value, reason: 'STATIC', revision: null }, fallback) };
    return { decision, asked: null };
  }
  const basis = renderBasis();
  const context = await currentContext(attributes);
  const flag = basis.snapshot?.flags.get(key);
  const shown = flag && (await previewOf(flag));
  const answer = ofType(
    shown ? { ...shown, revision: basis.snapshot?.revision ?? null } : answerFlag(basis, key, context, fallback),
    fallback,
  );
  if (!flag) return { decision: { ...nothingKnown(key), ...answer }, asked: null };
  const targetingKey = keyFor(flag, null, context) || null;
  const decision = {
    ...answer,
    flagKey: key,
    policy: flag.identityPolicy,
    targetingKey,
    bucket: targetingKey === null ? null : bucket(key, targetingKey),
    percentage: flag.percentage,
    isPreview: shown !== undefined,
  };
  // Who looks at another answer than their own says nothing about visitors.
  return { decision, asked: shown ? null : { flag, context } };
}

/** What the operator of this browser chose to see of a flag. */
async function previewOf(flag: CompiledFlag): Promise<Evaluation | undefined> {
  const preview = await currentPreview();
  if (preview?.environment !== configuration().SLUICE_ENVIRONMENT) return undefined;
  const name = Object.hasOwn(preview.variants, flag.key) ? preview.variants[flag.key] : undefined;
  return name === undefined ? undefined : flag.variants.get(name)?.static;
}

function nothingKnown(flagKey: string) {
  return { flagKey, policy: null, targetingKey: null, bucket: null, percentage: null, isPreview: false };
}
