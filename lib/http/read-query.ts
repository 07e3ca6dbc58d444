import { z } from 'zod';
import { HttpRefusal } from './http-refusal';
import { queryParameter } from './query-parameter';

/** A parameter that is a whole number from 1 to `max`. */
export function wholeNumber(max: number) {
  const error = `Use a whole number from 1 to ${max.toLocaleString('en')}.`;
  return z
    .string()
    .regex(/^\d{1,15}$/, { error })
    .transform(Number)
    .pipe(z.number().min(1, { error }).max(max, { error }))
    .meta({ override: { type: 'integer', minimum: 1, maximum: max } });
}

/** A parameter that is yes or no. */
export const trueOrFalse = z
  .enum(['true', 'false'], { error: 'Use true or false.' })
  .transform((text) => text === 'true')
  .meta({ override: { type: 'boolean' } });

/**
 * Reads the parameters of a query by their schema. Throws 400 naming the one at fault: given twice, not as it has to be,
 * or not known here. A misspelt `environment` must never be taken for none.
 */
export function readQuery<Schema extends z.ZodObject>(schema: Schema, query: URLSearchParams): z.infer<Schema> {
  const given = Object.fromEntries([...new Set(query.keys())].map((name) => [name, queryParameter(query, name)]));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue?.code !== 'unrecognized_keys') {
    throw new HttpRefusal(400, issue?.message ?? 'The query cannot be read.', issue?.path.join('.') ?? '');
  }
  const known = Object.keys(schema.shape);
  const instead = known.length === 0 ? 'there are no parameters here' : `use ${known.join(', ')}`;
  const name = issue.keys[0]?.slice(0, 40) ?? '';
  throw new HttpRefusal(400, `There is no parameter ${name}: ${instead}.`, name);
}
