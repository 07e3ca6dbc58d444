import { expect, test } from 'vitest';
import { withVersion } from './with-version';

const seven = new Headers({ 'if-match': '"production-7"' });

test('a version may come as If-Match or in the body, and in both if they agree', () => {
  expect(withVersion({ enabled: true }, seven, 'production')).toEqual({ enabled: true, version: 7 });
  expect(withVersion({ version: 7 }, new Headers(), 'production')).toEqual({ version: 7 });
  expect(withVersion({ version: 7 }, seven, 'production')).toEqual({ version: 7 });
});

test('two versions that disagree are refused: neither can be believed', () => {
  expect(() => withVersion({ version: 8 }, seven, 'production')).toThrow(
    expect.objectContaining({ code: 'INVALID_INPUT' }),
  );
});
