/** Why an answer is what it is, in OpenFeature's words. */
export type Reason = 'STATIC' | 'DEFAULT' | 'TARGETING_MATCH' | 'SPLIT' | 'DISABLED' | 'STALE' | 'ERROR' | 'UNKNOWN';

/** What went wrong when the reason is ERROR, in OpenFeature's words. */
export type ErrorCode =
  | 'PROVIDER_NOT_READY'
  | 'FLAG_NOT_FOUND'
  | 'PARSE_ERROR'
  | 'TYPE_MISMATCH'
  | 'TARGETING_KEY_MISSING'
  | 'INVALID_CONTEXT'
  | 'GENERAL';

/** The value of an answer. */
export type FlagValue = boolean;

/** Which id a flag hashes: the visitor's device, or the account (and then nobody without one). */
export type IdentityPolicy = 'device' | 'user';

/** What a flag answers once its snapshot has been unconfirmed for longer than the staleness budget. */
export type FailureMode = 'last-known-good' | 'fail-closed' | 'fail-open';

/** Who is asking: the string that is hashed, and what rules may look at. */
export interface EvaluationContext {
  readonly targetingKey?: string | undefined;
  readonly attributes?: Readonly<Record<string, unknown>> | undefined;
}

/** One answer. Answers are frozen and shared: compare them, never write to them. */
export interface Evaluation {
  readonly value: FlagValue;
  readonly variant?: string;
  readonly reason: Reason;
  readonly errorCode?: ErrorCode;
}

/** A flag as stored. Every field is untrusted: a poisoned row must still compile into something harmless. */
export interface StoredFlag {
  readonly key: string;
  readonly enabled: boolean;
  readonly killed: boolean;
  readonly rolloutPercentage: string | number;
  readonly rules: unknown;
  readonly identityPolicy: string;
  readonly failureMode: string;
  readonly archived: boolean;
  /** The environment's revision that last touched this flag. */
  readonly revision: number;
}
