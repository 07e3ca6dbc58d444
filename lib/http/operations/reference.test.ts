import { expect, test } from 'vitest';
import { OPERATIONS } from './operations';
import { referenceOperations } from './reference';
import { sampleOf, schemaFields } from './schema-fields';

const operation = (id: string) => {
  const found = referenceOperations().find((one) => one.id === id);
  if (!found) throw new Error(`There is no operation ${id}.`);
  return found;
};

test('shows every operation once, with a way to it', () => {
  const shown = referenceOperations().map(({ method, path }) => `${method} /api${path}`);
  expect(shown.toSorted()).toEqual(Object.keys(OPERATIONS).toSorted());
  expect(referenceOperations().every(({ id }) => /^[a-zA-Z]+$/.test(id))).toBe(true);
});

test('tells what a request takes: where each parameter stands, and what is required of the body', () => {
  const { parameters, body } = operation('patchFlagsKey');
  expect(parameters.map(({ name, place, isRequired }) => [name, place, isRequired])).toEqual([
    ['key', 'path', true],
    ['environment', 'query', false],
    ['Idempotency-Key', 'header', false],
    ['If-Match', 'header', false],
  ]);
  const fields = new Map(operation('postFlags').body?.fields.map((field) => [field.name, field]));
  expect(fields.get('key')).toMatchObject({ type: 'string', isRequired: true });
  expect(fields.get('kind')).toMatchObject({ isRequired: false, type: expect.stringContaining('"release" · ') });
  expect(fields.get('variants[].value')).toMatchObject({ type: 'any JSON' });
  expect(body?.fields.find(({ name }) => name === 'weights[].weight')?.type).toBe('string or number');
});

test('tells what an answer has, inside lists too', () => {
  const [answer] = operation('getFlags').answers;
  expect(answer?.fields.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['environment', 'flags', 'flags[].key', 'flags[].killed_by.who', 'next_cursor']),
  );
});

test('begins a body with what is required', () => {
  expect(JSON.parse(operation('postFlags').body?.sample ?? '')).toEqual({ key: '', identity_policy: '' });
  expect(JSON.parse(operation('patchFlags').body?.sample ?? '')).toEqual({ rows: [{ key: '', version: 1 }] });
});

test('a shape that has itself inside it ends', () => {
  const schemas = {
    Tree: { type: 'object', properties: { sub: { $ref: '#/components/schemas/Tree' } }, required: ['sub'] },
  };
  const tree = { $ref: '#/components/schemas/Tree' };
  expect(schemaFields(tree, schemas).length).toBeLessThan(10);
  expect(() => sampleOf(tree, schemas)).not.toThrow();
});
