import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '@/e2e/support/any-text';
import { bucket, POSITIONS, position, thresholdOf } from './bucket';
import { FLAG_KEY } from './flag-key';
import { parsePercentage } from './percentage';
import vectors from './vectors/bucket.json';

const flagKeys = fc.stringMatching(FLAG_KEY);
const targetingKeys = anyText({ minLength: 1, maxLength: 200 });

describe('the bucket law', () => {
  test.each([
    ['bucket', (flagKey: string, id: string) => bucket(flagKey, id)],
    ['position', (flagKey: string, id: string) => position(flagKey, id)],
  ] as const)('every golden %s is reproduced', (field, compute) => {
    expect(vectors).toHaveLength(2000);
    const wrong = vectors.filter((vector) => compute(vector.flag_key, vector.targeting_key) !== vector[field]);
    expect(wrong).toEqual([]);
  });

  test('any text hashes as the published formula says, lone surrogates and ids of several blocks included', () => {
    fc.assert(
      fc.property(flagKeys, anyText({ minLength: 1, maxLength: 3000 }), (flagKey, id) => {
        expect(position(flagKey, id)).toBe(publishedPosition(flagKey, id));
      }),
      { numRuns: 500 },
    );
    for (const id of [
      '\ud800',
      'a\udfffb',
      '\ud83d',
      '\udc00\ud83d',
      'é\ud800é',
      'x'.repeat(100_000),
      '😀'.repeat(5000),
    ]) {
      expect(position('new_dashboard', id), id.slice(0, 10)).toBe(publishedPosition('new_dashboard', id));
    }
  });

  test('every length of flag key and id is padded right', () => {
    for (let keyLength = 1; keyLength <= 100; keyLength += 3) {
      for (let idLength = 1; idLength <= 140; idLength++) {
        const [flagKey, id] = ['k'.repeat(keyLength), 'i'.repeat(idLength)];
        if (position(flagKey, id) !== publishedPosition(flagKey, id)) expect.unreachable(`${keyLength}:${idLength}`);
      }
    }
  });

  test('what was hashed before leaves no trace in what is hashed next', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(flagKeys, targetingKeys), { minLength: 2, maxLength: 6 }), (asked) => {
        const inTurn = asked.map(([flagKey, id]) => position(flagKey, id));
        expect(inTurn).toEqual(asked.map(([flagKey, id]) => publishedPosition(flagKey, id)));
      }),
    );
  });

  test('the bucket is the whole percent of the position', () => {
    fc.assert(
      fc.property(flagKeys, targetingKeys, (flagKey, id) => {
        expect(Math.floor(position(flagKey, id) / 1000)).toBe(bucket(flagKey, id));
      }),
    );
  });

  test("at every whole percentage the answer is the article's: hash % 100 < percentage", () => {
    const percentages = Array.from({ length: 101 }, (_, percentage) => percentage);
    for (let id = 0; id < 300; id++) {
      const hash = Number(publishedNumber('new_dashboard', String(id)) % 100n);
      const ours = position('new_dashboard', String(id));
      const differing = percentages.filter((percentage) => ours < thresholdOf(percentage) !== hash < percentage);
      expect(differing, `user ${id}`).toEqual([]);
    }
  });
});

describe('the threshold', () => {
  test('each of the 100,001 percentages turns on exactly its thousandths', () => {
    let widerIfNotRounded = 0;
    for (let thousandths = 0; thousandths <= POSITIONS; thousandths++) {
      const percentage = thousandths / 1000;
      if (percentage * 1000 > thousandths) widerIfNotRounded += 1;
      if (thresholdOf(percentage) !== thousandths) expect.unreachable(`${percentage} gave ${thresholdOf(percentage)}`);
      if (parsePercentage(percentage.toFixed(3)) !== percentage) expect.unreachable(`${percentage} was misread`);
    }
    expect(widerIfNotRounded).toBe(731);
    expect(thresholdOf(2.007)).toBe(2007);
  });
});

function publishedNumber(flagKey: string, id: string): bigint {
  const utf8 = new TextEncoder().encode(`${flagKey}:${id}`);
  return BigInt(`0x${createHash('md5').update(utf8).digest('hex')}`);
}

function publishedPosition(flagKey: string, id: string): number {
  const number = publishedNumber(flagKey, id);
  return Number((number % 100n) * 1000n + ((number / 100n) % 1000n));
}
