import { expect, test } from 'vitest';
import { z } from 'zod';
import { readQuery, trueOrFalse, wholeNumber } from './read-query';

const schema = z.strictObject({
  environment: z.string().optional(),
  limit: wholeNumber(200).optional(),
  killed: trueOrFalse.optional(),
});
const read = (query: string) => readQuery(schema, new URLSearchParams(query));

test('parameters are read as what they are', () => {
  expect(read('environment=staging&limit=200&killed=false')).toEqual({
    environment: 'staging',
    limit: 200,
    killed: false,
  });
  expect(read('')).toEqual({});
});

test.each(['0', '201', '-1', '1.5', '1e2', ' 7', '', '9999999999999999999'])(
  'a limit of %j is refused by name',
  (limit) => {
    expect(() => read(`limit=${encodeURIComponent(limit)}`)).toThrow(
      expect.objectContaining({ status: 400, field: 'limit', message: 'Use a whole number from 1 to 200.' }),
    );
  },
);

test('a misspelt parameter is refused, and told what there is: it must never be taken for none', () => {
  expect(() => read('enviroment=staging')).toThrow(
    expect.objectContaining({
      status: 400,
      field: 'enviroment',
      message: 'There is no parameter enviroment: use environment, limit, killed.',
    }),
  );
  expect(() => readQuery(z.strictObject({}), new URLSearchParams('a=1'))).toThrow(/there are no parameters here/);
});

test('a parameter that is given twice is refused', () => {
  expect(() => read('killed=true&killed=false')).toThrow(expect.objectContaining({ status: 400, field: 'killed' }));
});
