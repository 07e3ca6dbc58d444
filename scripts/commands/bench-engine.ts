import { command } from '../command';
import { step } from '../step';

await command(async (stop) => {
  await step(['node', 'bench/engine/run.mjs'], { env: process.env, stop });
  return 0;
});
