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

/** What JSON can say. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** The value of an answer: of the flag's value type. Frozen where it is an object or a list. */
export type FlagValue = JsonValue;

/** What a flag's variants hold; `json` is an object or a list. */
export type ValueType = 'boolean' | 'string' | 'number' | 'json';

/**
 * Which id a flag hashes: the visitor's `device`; the account (`user`, and then nobody without one); the device until
 * there is an account, then that (`adopt-user`); the first id that the account was known by (`sticky-first`); or an
 * attribute by its path, so that all who share it move together.
 */
export type IdentityPolicy = 'device' | 'user' | 'adopt-user' | 'sticky-first' | `attribute:${string}`;

/** What a flag answers once its snapshot has been unconfirmed for longer than the staleness budget. */
export type FailureMode = 'last-known-good' | 'fail-closed' | 'fail-open';

/** The ids of somebody, as far as they are known, for a flag's policy to choose among. */
export interface Identities {
  readonly device?: string | undefined;
  readonly user?: string | undefined;
  /** The first id that the account was known by. */
  readonly first?: string | undefined;
}

/**
 * Who is asking: what is hashed, and what rules may look at. The targeting key is hashed whatever a flag's policy says,
 * unless there are identities: then the policy chooses among those, and the targeting key is not looked at.
 */
export interface EvaluationContext {
  readonly targetingKey?: string | undefined;
  readonly identities?: Identities | undefined;
  readonly attributes?: Readonly<Record<string, unknown>> | undefined;
}

/** One answer. Answers are frozen and shared: compare them, never write to them. */
export interface Evaluation {
  readonly value: FlagValue;
  readonly variant?: string;
  readonly reason: Reason;
  readonly errorCode?: ErrorCode;
}

/**
 * A flag as stored. Every field is untrusted: a poisoned row must still compile into something harmless. What is absent
 * of the fields that came with variants is what every flag had before: boolean, `on` and `off`, and nothing targeted.
 */
export interface StoredFlag {
  readonly key: string;
  readonly enabled: boolean;
  readonly killed: boolean;
  readonly rolloutPercentage: string | number;
  readonly rules: unknown;
  readonly identityPolicy: string;
  readonly failureMode: string;
  readonly archived: boolean;
  /** Whether keys that anybody can read may ask for it. */
  readonly clientVisible?: boolean;
  /** The environment's revision that last touched this flag. */
  readonly revision: number;
  readonly valueType?: string;
  /** `[{ name, value }]`. */
  readonly variants?: unknown;
  readonly onVariant?: string;
  readonly offVariant?: string;
  readonly defaultVariant?: string;
  /** `[{ variant, from, to }]` in positions, in the place of the percentage; null where there is none. */
  readonly split?: unknown;
  /** `[{ key, variant }]`: targeting keys that are answered by name. */
  readonly targets?: unknown;
  /** `[{ flag, variants }]`: what other flags have to answer. */
  readonly prerequisites?: unknown;
}

/** A segment as stored, as untrusted as a flag. */
export interface StoredSegment {
  readonly key: string;
  readonly conditions: unknown;
  /** Targeting keys that are in it, and that are not, whatever the conditions say. */
  readonly included: unknown;
  readonly excluded: unknown;
  readonly revision: number;
}
