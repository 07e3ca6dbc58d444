import { expect, test } from 'vitest';
import { callEndpoint } from '@/e2e/support/call-endpoint';
import { DomainError, type DomainErrorCode } from '@/lib/domain-error';
import { HttpRefusal } from './http-refusal';

const refusing = (error: unknown) => () => Promise.reject(error);
const unreachable = Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:5432'), { code: 'ECONNREFUSED' });

test('an answer carries the id of its request and may be kept by nobody', async () => {
  const { headers } = await callEndpoint(async () => Response.json({}), { headers: { 'x-request-id': 'edge-1' } });
  expect(headers.get('x-request-id')).toBe('edge-1');
  expect(headers.get('cache-control')).toBe('no-store');
});

test('an endpoint sees the query decoded once, and the parts of its path', async () => {
  const endpoint = async ({ query, params }: { query: URLSearchParams; params: { key: string } }) =>
    Response.json({ id: query.get('user_id'), key: params.key });
  const { body } = await callEndpoint(endpoint, { path: '/x?user_id=a%2540b%2Bc', params: { key: 'k' } });
  expect(body).toEqual({ id: 'a%40b+c', key: 'k' });
});

test.each<[DomainErrorCode, number]>([
  ['INVALID_INPUT', 422],
  ['UNAUTHENTICATED', 401],
  ['FORBIDDEN', 403],
  ['NOT_FOUND', 404],
  ['CONFLICT', 409],
  ['TOO_LARGE', 413],
  ['TOO_MANY_ATTEMPTS', 429],
  ['UNAVAILABLE', 503],
])('a refusal with %s is told with status %i, in its own words', async (code, status) => {
  const answer = await callEndpoint(refusing(new DomainError(code, 'What, which, what now.', { field: 'key' })));
  expect(answer.status).toBe(status);
  expect(answer.body).toEqual({ error: { code, message: 'What, which, what now.', field: 'key' } });
});

test('whoever is not known is told how to say who they are, and whoever comes too early when to come again', async () => {
  const unknown = await callEndpoint(refusing(new DomainError('UNAUTHENTICATED', 'Who?')));
  expect(unknown.headers.get('www-authenticate')).toBe('Bearer realm="sluice"');
  const early = await callEndpoint(refusing(new DomainError('UNAVAILABLE', 'Later.')));
  expect(early.headers.get('retry-after')).toBe('1');
});

test('a stale version is a failed precondition where it came as If-Match, and a conflict where it came in the body', async () => {
  const stale = refusing(new DomainError('CONFLICT', 'Ada was faster.', { field: 'version' }));
  expect((await callEndpoint(stale)).status).toBe(409);
  expect((await callEndpoint(stale, { headers: { 'if-match': '"production-7"' } })).status).toBe(412);
  const archived = refusing(new DomainError('CONFLICT', 'It is archived.', { field: 'key' }));
  expect((await callEndpoint(archived, { headers: { 'if-match': '"production-7"' } })).status).toBe(409);
});

test('a request that cannot be read is refused with its own status', async () => {
  const { status, body } = await callEndpoint(refusing(new HttpRefusal(400, 'Give limit once.', 'limit')));
  expect(status).toBe(400);
  expect(body).toEqual({ error: { code: 'INVALID_INPUT', message: 'Give limit once.', field: 'limit' } });
});

test('a database out of reach is told as such, without its address', async () => {
  const { status, body } = await callEndpoint(refusing(new Error('Failed query', { cause: unreachable })));
  expect(status).toBe(503);
  expect(body.error).toEqual({
    code: 'UNAVAILABLE',
    message: 'The database does not answer. Try again in a moment.',
  });
});

test('whoever only looked is not told that nothing was saved', async () => {
  const away = refusing(new DomainError('UNAVAILABLE', 'Nothing was saved.', { cause: unreachable }));
  expect((await callEndpoint(away, { method: 'POST' })).body.error.message).toBe('Nothing was saved.');
  expect((await callEndpoint(away)).body.error.message).toMatch(/^The database does not answer/);
});

test('a bug gives the id to ask about it with, and nothing else of itself', async () => {
  const bug = new Error('secret at line 7 of postgres://user:password@host');
  const { status, body } = await callEndpoint(refusing(bug), { headers: { 'x-request-id': 'edge-2' } });
  expect(status).toBe(500);
  expect(body).toEqual({
    error: { code: 'INTERNAL', message: 'Something broke on our side; the log has it under edge-2.' },
  });
});
