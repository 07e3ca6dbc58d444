import { createHash } from 'node:crypto';
import type { Actor, ChangeSource } from '@/lib/change-context';

export type FlagAction =
  | 'flag.created'
  | 'flag.edited'
  | 'flag.archived'
  | 'flag.restored'
  | 'flag.reverted'
  | 'flag.killed'
  | 'flag.lifted'
  | 'flag.deleted'
  | SegmentAction
  | EnvironmentAction
  | 'reminder.snoozed'
  | 'schedule.made'
  | 'schedule.edited'
  | 'schedule.cancelled'
  | 'schedule.failed'
  | 'drill.started'
  | 'drill.passed'
  | 'drill.failed'
  | PlanAction;
export type SegmentAction = 'segment.created' | 'segment.edited' | 'segment.deleted';
export type EnvironmentAction =
  | 'environment.created'
  | 'environment.renamed'
  | 'environment.moved'
  | 'environment.note-rule'
  | 'environment.retired'
  | 'environment.restored';
/** What is done with a rollout plan, and with the flag's percentage by it. */
export type PlanAction =
  | 'plan.made'
  | 'plan.started'
  | 'plan.advanced'
  | 'plan.skipped'
  | 'plan.rolled-back'
  | 'plan.paused'
  | 'plan.resumed'
  | 'plan.approved'
  | 'plan.completed'
  | 'plan.cancelled';
export type AccessAction =
  | 'account.created'
  | 'account.password-reset'
  | 'account.first-id-erased'
  | 'account.changed'
  | 'account.disabled'
  | 'account.enabled'
  | 'account.signed-out'
  | 'history.exported'
  | 'webhook.created'
  | 'webhook.edited'
  | 'webhook.rotated'
  | 'webhook.deleted'
  | 'link.made'
  | 'preview.started'
  | 'preview.ended'
  | 'session.started'
  | 'session.ended'
  | 'token.created'
  | 'token.revoked';

/**
 * Whether an entry of this action tells of a flag's own fields, so that they add up to the flag. Others stand in a flag's
 * story too, and tell of something beside it, such as a schedule. What a plan does, it does to the flag.
 */
export function tellsOfFields(action: string): boolean {
  return action.startsWith('flag.') || action.startsWith('plan.');
}

/** The fields that changed, as they were or as they became. Null before a creation. */
export type Fields = Readonly<Record<string, unknown>> | null;

/** One immutable line of history, as it is hashed. People are named by id, so that erasing one rewrites nothing. */
export interface EntryBody {
  readonly sequence: number;
  readonly at: string;
  readonly change: string;
  readonly action: FlagAction | AccessAction;
  readonly environment: string | null;
  readonly revision: number | null;
  readonly flag: string | null;
  readonly actor: { readonly type: Actor['type']; readonly id: number | null };
  readonly source: ChangeSource;
  readonly request: string;
  readonly note: string;
  readonly before: Fields;
  readonly after: Fields;
}

/**
 * The text that is stored and hashed. Its keys stand in the order written here, whatever order the object was made in:
 * the text, once written, is the truth, and nothing may re-serialise it.
 */
export function canonicalText(body: EntryBody): string {
  return JSON.stringify({
    sequence: body.sequence,
    at: body.at,
    change: body.change,
    action: body.action,
    environment: body.environment,
    revision: body.revision,
    flag: body.flag,
    actor: { type: body.actor.type, id: body.actor.id },
    source: body.source,
    request: body.request,
    note: body.note,
    before: body.before,
    after: body.after,
  });
}

/** SHA-256 over the previous entry's hash, a line break and this entry's text, in hexadecimal. The first has ''. */
export function chainHash(previousHash: string, text: string): string {
  return createHash('sha256').update(`${previousHash}\n${text}`, 'utf8').digest('hex');
}
