import type { ChangeContext } from '@/lib/change-context';

/**
 * What verbs of access are handed where nobody is known yet: whoever signs in or holds a link becomes the actor.
 * `anonymousId` is the visitor's until now, if they have one.
 */
export type AccessContext = Pick<ChangeContext, 'db' | 'source' | 'requestId' | 'now'> & {
  readonly anonymousId: string | null;
  /** What the browser calls itself. */
  readonly userAgent?: string;
};
