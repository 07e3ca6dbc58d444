import { runInThisContext } from 'node:vm';
import vectors from '../lib/engine/vectors/bucket.json' with { type: 'json' };
import { bundleEngine } from './support/engine-bundle';
import { expect, test } from './support/fixtures';
import { storedFlag } from './support/stored-flag';
import { expectedOf, vectorFiles } from './support/vector-files';

// One line an answer, from the bundle alone, which each place holds as `engine`.
const QUESTIONS = `(vectors, stored) => vectors.map(({ flag_key: key, targeting_key: targetingKey }) => {
  const flag = engine.compileFlag({ ...stored, key });
  const { value, reason } = engine.evaluate(flag, { targetingKey, attributes: { length: targetingKey.length } }, 0);
  return [engine.bucket(key, targetingKey), engine.position(key, targetingKey), value, reason].join(' ');
})`;

const stored = storedFlag('replaced', {
  rolloutPercentage: '33.333',
  rules: [
    { conditions: [{ attribute: 'length', operator: 'less_than', values: [3] }], serve: { variant: 'on' } },
    { conditions: [{ attribute: 'length', operator: 'greater_than', values: [60] }], serve: { percentage: 12.345 } },
  ],
});

test('the engine answers in a browser as it does in Node, over all golden vectors', async ({ page }) => {
  const bundle = await bundleEngine();
  await page.goto('about:blank');
  await page.addScriptTag({ content: bundle });
  const inBrowser = await page.evaluate(`(${QUESTIONS})(${JSON.stringify(vectors)}, ${JSON.stringify(stored)})`);
  runInThisContext(bundle);
  const inNode = runInThisContext(QUESTIONS)(vectors, stored);
  expect(inNode).toHaveLength(vectors.length);
  expect(inBrowser).toEqual(inNode);
  const golden = vectors.map(({ bucket, position }) => `${bucket} ${position}`);
  expect(inNode.map((line: string) => line.split(' ').slice(0, 2).join(' '))).toEqual(golden);
  expect(new Set(inNode.map((line: string) => line.split(' ').slice(2).join(' ')))).toEqual(
    new Set(['true SPLIT', 'false SPLIT', 'true TARGETING_MATCH']),
  );
});

test('the engine gives the answers of every topic in a browser', async ({ page }) => {
  const cases = vectorFiles().flatMap((file) => file.cases);
  await page.goto('about:blank');
  await page.addScriptTag({ content: await bundleEngine() });
  // Parsed there: in a script's own text `__proto__` would set the prototype.
  const question = `engine.answerVectors(JSON.parse(${JSON.stringify(JSON.stringify(cases))}))`;
  expect(await page.evaluate(question)).toEqual(cases.map(expectedOf));
});
