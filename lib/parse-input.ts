import type { z } from 'zod';
import { DomainError } from './domain-error';

/** One thing that is wrong with an input: the field's path in the caller's own words, and what to do. */
export interface InputIssue {
  readonly field: string;
  readonly message: string;
}

/** Parses what came from outside. Throws INVALID_INPUT naming the first field at fault, with all of them as details. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issues: InputIssue[] = parsed.error.issues.map((issue) => ({
    field:
      issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)].join('.') : issue.path.join('.'),
    message: issue.code === 'unrecognized_keys' ? 'This field is not known here: leave it out.' : issue.message,
  }));
  const [first = { field: '', message: 'The input is not valid.' }] = issues;
  throw new DomainError('INVALID_INPUT', first.message, { field: first.field, details: issues });
}
