import type { z } from 'zod';

/** Where the operations of this version of the API stand. */
export const API_ROOT = '/api/v1';

/** The parts that the API falls into, in the order in which people meet them, each with a sentence. */
export const TAGS = {
  Flags: 'Reading and changing flags, in one environment at a time.',
  Evaluation: 'Asking what a flag answers, and why.',
  Rollouts: 'Plans that lead a flag from nobody to everybody, and changes for later.',
  Drills: 'Rehearsed kills.',
  Cleanup: 'Flags whose code can go.',
  Segments: 'People named once, for the rules of many flags.',
  Environments: 'The places where flags are answered.',
  Reach: 'How far a change has come, and who serves.',
  History: 'Every change: who, when, why, and what it was before.',
  Access: 'People, sessions and API tokens.',
  Webhooks: 'Who is told of changes.',
} as const;

/** What a body is that is not JSON. */
export type MediaType = `${string}/${string}`;

/** An answer's body: its shape in JSON, another media type, or none. */
export type AnswerBody = z.ZodType | MediaType | readonly [z.ZodType, ...MediaType[]] | null;

/** What one method at one address takes and gives: what the document says, and the door and the verbs check. */
export interface Operation {
  readonly tag: keyof typeof TAGS;
  /** A line; what more there is to know, `description` has. */
  readonly summary: string;
  readonly description?: string;
  /** Whom it is for, where a token that reads, or for changes one that writes, is not enough or not needed. */
  readonly audience?: 'admin' | 'anybody' | 'evaluate';
  /** A question that is sent as a POST, because of its body. */
  readonly isQuestion?: boolean;
  /** The parameters of the query, all strings; others are refused. */
  readonly query?: z.ZodObject;
  /** What the verb parses the body with. */
  readonly body?: z.ZodType;
  /** Whether the body may be left out. */
  readonly isBodyOptional?: boolean;
  /** A change of something that has a version: takes If-Match. */
  readonly isConditional?: boolean;
  /** Answers with the ETag that makes a change conditional. */
  readonly hasTag?: boolean;
  /** By status: what it gives where it does what it was asked. */
  readonly answers: Readonly<Record<number, AnswerBody>>;
  /** Statuses of refusals that its kind alone does not bring. */
  readonly refuses?: readonly number[];
}
