import { globSync, readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { openApiDocument } from './openapi-document';
import type { Operation } from './operation';
import { OPERATIONS } from './operations';

const HANDLERS = /^export const (GET|POST|PUT|PATCH|DELETE) = (.*?)^(?=export|const|z)/gms;
/** Of no use to whoever calls an API: this process's own, what is nowhere, and the document itself. */
const HIDDEN = ['/api/internal/', '/api/[...path]', '/api/openapi.json'];

/** Every handler in `app/api`, with the text that makes it. */
const handlers = globSync('app/api/**/route.ts').flatMap((file) => {
  const address = `/${file.slice('app/'.length, -'/route.ts'.length)}`;
  if (HIDDEN.some((hidden) => address.startsWith(hidden))) return [];
  const path = address.replaceAll('[', '{').replaceAll(']', '}');
  const text = readFileSync(file, 'utf8');
  return [...`${text}\nconst`.matchAll(HANDLERS)].map(([, method, made = '']) => ({ name: `${method} ${path}`, made }));
});

test('is a document of OpenAPI 3.1', async () => {
  const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(openApiDocument())));
  expect(errors ?? []).toEqual([]);
  expect(valid).toBe(true);
});

test('has every handler, and nothing that no handler answers', () => {
  expect(handlers.map(({ name }) => name).toSorted()).toEqual(Object.keys(OPERATIONS).toSorted());
});

test('each handler checks its parameters by its own operation', () => {
  const checked = handlers.filter(({ made }) => /Context\(incoming/.test(made));
  expect(checked.length).toBeGreaterThan(80);
  for (const { name, made } of checked) expect(made, name).toContain(`(incoming, '${name}')`);
});

test('no two operations have the same id', () => {
  const ids = Object.values(openApiDocument().paths ?? {}).flatMap((item) =>
    Object.values(item).map((one) => (one as { operationId: string }).operationId),
  );
  expect(new Set(ids).size).toBe(ids.length);
});

test('docs/api.md names every operation as the document does', () => {
  const written = readFileSync('docs/api.md', 'utf8').replace(/ +\|/g, ' |');
  const missing = Object.entries<Operation>(OPERATIONS)
    .map(([name, { summary, audience }]) => {
      const what = audience === 'admin' ? `${summary}; for admins` : summary;
      return `| \`${name.replace('/api/', '/')}\` | ${what} |`;
    })
    .filter((line) => !written.includes(`${line}\n`));
  expect(missing).toEqual([]);
});
