import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeNext } from './safe-next';

test.each(['/admin', '/admin/flags/new_dashboard?environment=staging#history', '/dashboard', '/'])(
  'signing in leads back to %s',
  (path) => {
    expect(safeNext(path)).toBe(path);
  },
);

test.each([
  undefined,
  null,
  '',
  'admin',
  'https://evil.example',
  'javascript:alert(1)',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  '/..//evil.example',
  '/%2e%2e//evil.example',
  `/${'x'.repeat(2_000)}`,
])('signing in does not follow %j', (path) => {
  expect(safeNext(path)).toBe('/admin');
});

test('wherever signing in leads, it is here', () => {
  const nasty = fc.string({
    unit: fc.constantFrom('/', '\\', '.', '\t', '\n', '@', ':', '?', '#', '%', 'e', '2', 'f'),
  });
  fc.assert(
    fc.property(
      nasty,
      (path) => new URL(safeNext(`/${path}`), 'https://ours.example').origin === 'https://ours.example',
    ),
    { numRuns: 2_000 },
  );
});
