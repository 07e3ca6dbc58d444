import { command } from '../command';
import { step } from '../step';
import { testEnvironment } from '../test-environment';
import { PLAYWRIGHT, VITEST } from '../test-programs';

const STORY = /^e2e\/?$|\.spec\.ts(:\d+)?$/;

// `npm test` runs what Vitest runs, `npm test -- lib/flags` a part of it, `npm test -- e2e/table.spec.ts` a story.
await command(async (stop) => {
  const given = process.argv.slice(2);
  const env = testEnvironment(process.env);
  const isStory = given.some((word) => STORY.test(word));
  await step(isStory ? [...PLAYWRIGHT, 'test', ...given] : [...VITEST, 'run', ...given], { env, stop });
  return 0;
});
