// What would lead the tests to somebody's database, cache or accounts, or change what the app answers.
const THE_APPS = /^(DATABASE_URL|UPSTASH_|SESSION_SECRET$|PUBLIC_URL$|PORT$|HOST$|SLUICE_|NEXT_|NODE_ENV$)/;
const THE_TESTS = ['SLUICE_TEST_DATA_DIR', 'SLUICE_TEST_DATABASE_URL', 'NEXT_DIST_DIR'];

/** The given environment without the app's settings: tests bring their own. */
export function testEnvironment(given: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(given).filter(([name]) => !THE_APPS.test(name) || THE_TESTS.includes(name));
  return { NODE_ENV: 'test', NEXT_DIST_DIR: '.next-verify', NEXT_TELEMETRY_DISABLED: '1', ...Object.fromEntries(kept) };
}
