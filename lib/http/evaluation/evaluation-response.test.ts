import { expect, test } from 'vitest';
import type { Answer } from '@/lib/evaluation/answer';
import { evaluationResponse } from './evaluation-response';

const ASKED = { key: 'new_dashboard', environment: 'production' };

async function told(answer: Answer, asked = ASKED) {
  const response = evaluationResponse(asked, answer);
  return { status: response.status, text: await response.text(), headers: response.headers };
}

test("an answer is the article's two fields, then why, and from which revision", async () => {
  const { status, text } = await told({ value: true, variant: 'on', reason: 'SPLIT', revision: 42 });
  expect(status).toBe(200);
  expect(text).toBe('{"flag":"new_dashboard","enabled":true,"reason":"SPLIT","revision":42}');
});

test('an answer without the id that it needs is off, and says so', async () => {
  const { status, text } = await told({
    value: false,
    reason: 'ERROR',
    errorCode: 'TARGETING_KEY_MISSING',
    revision: 42,
  });
  expect(status).toBe(200);
  expect(JSON.parse(text)).toMatchObject({ enabled: false, reason: 'ERROR', error_code: 'TARGETING_KEY_MISSING' });
});

test('a stale answer carries its age, or null where nothing ever confirmed it', async () => {
  const stale = { value: true, reason: 'SPLIT', revision: 42 } as const;
  expect(JSON.parse((await told({ ...stale, staleForMs: 31_000 })).text).stale_for_ms).toBe(31_000);
  const never = JSON.parse((await told({ ...stale, staleForMs: Number.POSITIVE_INFINITY })).text);
  expect(never).toMatchObject({ enabled: true, stale_for_ms: null });
});

test('an unknown flag is not found, and off for whoever reads no further', async () => {
  const { status, text } = await told({ value: false, reason: 'ERROR', errorCode: 'FLAG_NOT_FOUND', revision: 42 });
  expect(status).toBe(404);
  expect(JSON.parse(text)).toEqual({
    flag: 'new_dashboard',
    enabled: false,
    reason: 'ERROR',
    revision: 42,
    error_code: 'FLAG_NOT_FOUND',
    error: { code: 'FLAG_NOT_FOUND', message: 'There is no flag new_dashboard in production.' },
  });
});

test('a process that has read nothing yet has no answer: it is off by status too, and says when to ask again', async () => {
  const cold = { value: false, reason: 'ERROR', errorCode: 'PROVIDER_NOT_READY', revision: null } as const;
  const { status, text, headers } = await told(cold);
  expect(status).toBe(503);
  expect(headers.get('retry-after')).toBe('1');
  expect(JSON.parse(text)).toMatchObject({ flag: 'new_dashboard', enabled: false, error_code: 'PROVIDER_NOT_READY' });
});

test('a flag key of any length is echoed in part only', async () => {
  const unknown = { value: false, reason: 'ERROR', errorCode: 'FLAG_NOT_FOUND', revision: 42 } as const;
  const { text } = await told(unknown, { ...ASKED, key: 'x'.repeat(10_000) });
  expect(text.length).toBeLessThan(500);
});
