import { expect, test } from 'vitest';
import { z } from 'zod';
import { DomainError } from './domain-error';
import { parseInput } from './parse-input';

const schema = z.strictObject({
  rows: z.array(z.strictObject({ rollout_percentage: z.number({ error: 'Use a number.' }) })),
  note: z.string({ error: 'Write a note.' }),
});

function refusal(input: unknown): DomainError {
  try {
    parseInput(schema, input);
  } catch (error) {
    if (error instanceof DomainError) return error;
  }
  throw new Error('It was not refused.');
}

test('what is right comes back parsed', () => {
  const input = { rows: [{ rollout_percentage: 25 }], note: 'why' };
  expect(parseInput(schema, input)).toEqual(input);
});

test("a refusal names the first field at fault in the caller's own words, and all of them as details", () => {
  const error = refusal({ rows: [{ rollout_percentage: 25 }, { rollout_percentage: 'lots' }], note: 7 });
  expect(error).toMatchObject({ code: 'INVALID_INPUT', message: 'Use a number.' });
  expect(error.more).toEqual({
    field: 'rows.1.rollout_percentage',
    details: [
      { field: 'rows.1.rollout_percentage', message: 'Use a number.' },
      { field: 'note', message: 'Write a note.' },
    ],
  });
});

test('a field that nobody knows is named, rather than silently dropped', () => {
  const error = refusal({ rows: [{ rollout_percentage: 25, rolout: 1 }], note: 'why' });
  expect(error.more.field).toBe('rows.0.rolout');
  expect(error.message).toBe('This field is not known here: leave it out.');
});

test.each([undefined, null, 'text', 7, []])('an input that is no object at all is refused: %s', (input) => {
  expect(refusal(input)).toMatchObject({ code: 'INVALID_INPUT', more: { field: '' } });
});
