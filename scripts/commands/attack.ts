import { command } from '../command';
import { runMutants } from '../mutants/run-mutants';
import { step } from '../step';
import { testEnvironment } from '../test-environment';
import { PLAYWRIGHT } from '../test-programs';

const STORIES = ['e2e/attack-access.spec.ts', 'e2e/attack-input.spec.ts', 'e2e/attack-pages.spec.ts'];

/** The defences, each with the attack that succeeds where it is taken out: e2e/mutants/defence-….patch. */
const DEFENCES = [
  'defence-addresses-come-from-the-socket',
  'defence-ended-sessions-are-nobody',
  'defence-origin-is-checked',
  'defence-rights-are-checked-in-the-door',
  'defence-unknown-fields-are-refused',
  'defence-json-has-a-depth',
  'defence-prototype-names-are-absent',
  'defence-request-ids-are-tidied',
  'defence-pages-check-for-themselves',
  'defence-texts-are-escaped',
  'defence-next-stays-here',
  'defence-anonymous-ids-are-ours',
];

// The whole attack: every story for as long as it takes, then each once more against a build without its defence, where
// it has to succeed. `npm run verify` has the stories in short.
await command(async (stop) => {
  const env = { ...testEnvironment(process.env), SLUICE_ATTACK: 'complete' };
  await step([...PLAYWRIGHT, 'test', ...STORIES], { env, stop });
  console.log('\nNothing was found. Now without each defence, where the attack has to succeed:');
  return runMutants(DEFENCES, stop);
});
