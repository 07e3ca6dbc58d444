import { runInNewContext } from 'node:vm';
import { EdgeVM } from '@edge-runtime/vm';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { bundleEngine } from '@/e2e/support/engine-bundle';
import { storedFlag } from '@/e2e/support/stored-flag';
import { expectedOf, vectorFiles } from '@/e2e/support/vector-files';
import vectors from './vectors/bucket.json';

// Runs inside each place, on the bundle alone, and gives one line an answer.
const QUESTIONS = `
  vectors.map(({ flag_key: key, targeting_key: targetingKey }) => {
    const flag = engine.compileFlag({ ...stored, key });
    const context = { targetingKey, attributes: { length: targetingKey.length } };
    const { value, reason } = engine.evaluate(flag, context, 0);
    const asked = engine.evaluateMany([flag, flag, flag], context, 0).map((answer) => answer.value);
    return [engine.bucket(key, targetingKey), engine.position(key, targetingKey), value, reason, asked].join(' ');
  }).join('\\n')
`;
const rules = [
  { conditions: [{ attribute: 'length', operator: 'less_than', values: [3] }], serve: { variant: 'on' } },
  { conditions: [{ attribute: 'length', operator: 'greater_than', values: [60] }], serve: { percentage: 12.345 } },
];
const stored = storedFlag('replaced', { rules });
// Without a clock, without chance, without anything that a host adds to the language.
const BARE = 'delete globalThis.Date; delete Math.random; delete globalThis.console;';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let bundle: string;

beforeAll(async () => {
  bundle = await bundleEngine();
});

describe('one bundle', () => {
  test('needs nothing but the language: no module, no clock, no chance', () => {
    expect(bundle.match(/.{0,20}(?:\brequire\(|(?<!\{)\bimport\b|\bprocess\.|\bBuffer\b).{0,20}/g) ?? []).toEqual([]);
    expect(inBareLanguage().split('\n')).toHaveLength(vectors.length);
  });

  test('gives the golden buckets and positions', () => {
    const asked = inBareLanguage().split('\n');
    const golden = vectors.map((vector) => `${vector.bucket} ${vector.position} `);
    expect(asked.filter((line, index) => !line.startsWith(golden[index] ?? '-'))).toEqual([]);
  });

  test('answers alike in an edge runtime', () => {
    const edge = new EdgeVM();
    edge.evaluate(bundle);
    Object.assign(edge.context, { vectors, stored });
    expect(edge.evaluate(QUESTIONS)).toBe(inBareLanguage());
  });

  test('gives the answers of every topic, in the bare language and in an edge runtime', () => {
    const cases = vectorFiles().flatMap((file) => file.cases);
    // As text, because an object of another realm is equal to none of this one.
    const question = `JSON.stringify(engine.answerVectors(JSON.parse(${JSON.stringify(JSON.stringify(cases))})))`;
    const edge = new EdgeVM();
    edge.evaluate(bundle);
    expect(JSON.parse(runInNewContext(`${BARE}${bundle};${question}`))).toEqual(cases.map(expectedOf));
    expect(JSON.parse(edge.evaluate(question))).toEqual(cases.map(expectedOf));
  });
});

function inBareLanguage(): string {
  return runInNewContext(`${BARE}${bundle};${QUESTIONS}`, { vectors, stored });
}
