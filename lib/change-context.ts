import type { Database } from '@/db/client';
import type { Rights } from '@/lib/auth/rights';

/** Who changes something. `may` is what the account's or the token's row said when this request was checked. */
export type Actor =
  | { readonly type: 'account'; readonly id: number; readonly may: Rights }
  | { readonly type: 'token'; readonly id: number; readonly may: Rights }
  | { readonly type: 'system' };

export type ChangeSource = 'dashboard' | 'api' | 'script' | 'schedule' | 'drill' | 'plan';

/** A request that its caller may send again: who sent it, the key they gave it, and a hash of what was asked. */
export interface Repeatable {
  readonly scope: string;
  readonly key: string;
  readonly fingerprint: string;
  /** Called where it turns out to have been sent before. */
  readonly onReplay?: () => void;
}

/** What every verb is handed by the skin that calls it: who, from where, when, and how to expire Next's tags there. */
export interface ChangeContext {
  readonly db: Database;
  readonly actor: Actor;
  readonly source: ChangeSource;
  readonly requestId: string;
  readonly now: Date;
  /** `revalidateTag(tag, { expire: 0 })` inside a request; does nothing in a script, whose change the listeners bring. */
  readonly expireTags: (tags: readonly string[]) => void;
  /** Where the caller may send it again: then it is done once, and the second time answered as the first was. */
  readonly repeatable?: Repeatable;
}
