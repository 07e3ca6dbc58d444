/** What a page knows of a flag's answer, as far as it tells the visitor. */
export interface SiteDecision {
  readonly flagKey: string;
  readonly value: boolean;
  readonly reason: string;
  readonly errorCode?: string;
  readonly policy: string | null;
  /** The id that was hashed; null where there is none. */
  readonly targetingKey: string | null;
  /** 0…99 */
  readonly bucket: number | null;
  /** 0…100 */
  readonly percentage: number | null;
  readonly revision: number | null;
  /** Only on a stale answer: how long nothing has confirmed the revision. */
  readonly staleForMs?: number;
  /** Whether this visitor, an operator, chose the answer for themselves. */
  readonly isPreview?: boolean;
}

/** Whether signing in would give the flag the id that it asks for. */
export function needsAccount({ errorCode, policy }: SiteDecision): boolean {
  return errorCode === 'TARGETING_KEY_MISSING' && policy === 'user';
}
