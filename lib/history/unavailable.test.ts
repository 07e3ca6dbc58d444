import { expect, test } from 'vitest';
import { DomainError } from '@/lib/domain-error';
import { TimedOut } from '@/lib/within';
import { isUnreachable, unavailableWhenUnreachable } from './unavailable';

const coded = (code: string) => Object.assign(new Error('from the driver'), { code });

test.each([
  'ECONNREFUSED',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'CONNECTION_CLOSED',
  'CONNECT_TIMEOUT',
  '57P01',
  '55P03',
  '08006',
])('%s means that the database is out of reach, however deep it is wrapped', (code) => {
  const error = new Error('Failed query', { cause: new Error('in between', { cause: coded(code) }) });
  expect(isUnreachable(error)).toBe(true);
});

test.each(['23505', '23514', '42P01', '40P01', 'ERR_ASSERTION'])(
  '%s is a refusal or a bug, and rises',
  async (code) => {
    const error = coded(code);
    await expect(unavailableWhenUnreachable(() => Promise.reject(error))).rejects.toBe(error);
  },
);

test.each([null, undefined, 'ECONNREFUSED', { code: 'ECONNREFUSED' }])('%s was never an error of ours', (thrown) => {
  expect(isUnreachable(thrown)).toBe(false);
});

test('what took too long is out of reach, and the refusal keeps its cause', async () => {
  const cause = new TimedOut('did not answer within 50 ms');
  const refusal = unavailableWhenUnreachable(() => Promise.reject(cause));
  await expect(refusal).rejects.toThrow(DomainError);
  await expect(refusal).rejects.toMatchObject({ code: 'UNAVAILABLE', cause });
});
