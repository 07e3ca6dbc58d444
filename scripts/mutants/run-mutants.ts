import path from 'node:path';
import { testPostgres } from '@/e2e/support/test-postgres';
import { withFileLock } from '../processes/with-file-lock.mjs';
import { copyCheckout } from './checkout-copy';
import { type Proof, prove, rehearse } from './prove';
import { readMutants } from './read-mutants';

const FOLDER = path.join('.verify', 'mutants');

/**
 * Takes out one guard after the other, in a copy of the checkout, and requires its test to be green with it and red
 * without. Prints the table of guards and tests. Gives the exit code.
 */
export async function runMutants(names: readonly string[], stop: AbortSignal): Promise<number> {
  const mutants = readMutants(names);
  return withFileLock(`${FOLDER}.lock`, async () => {
    copyCheckout(FOLDER);
    const postgres = await testPostgres(process.env);
    try {
      const env = { ...process.env, SLUICE_TEST_DATABASE_URL: postgres.serverUrl };
      const place = { folder: FOLDER, env, stop };
      console.log(`Running the tests of ${mutants.length} guards as they are …`);
      const before = await rehearse(mutants, place);
      const proofs: Proof[] = [];
      for (const mutant of mutants) {
        const proof = await prove(mutant, { before: before(mutant), place });
        console.log(proof.isProved ? `passed  ${mutant.name}` : `FAILED  ${mutant.name}: ${proof.said}`);
        proofs.push(proof);
      }
      return print(proofs);
    } finally {
      await postgres.stop();
    }
  });
}

function print(proofs: readonly Proof[]): number {
  console.log('\nguard | test that went red\n--- | ---');
  for (const { mutant, isProved, said } of proofs) {
    console.log(`${mutant.guard} | ${isProved ? said : `FAILED (${mutant.name}): ${said.split('\n')[0]}`}`);
  }
  const failedCount = proofs.filter(({ isProved }) => !isProved).length;
  console.log(`\n${proofs.length - failedCount} passed, ${failedCount} failed`);
  return failedCount === 0 ? 0 : 1;
}
