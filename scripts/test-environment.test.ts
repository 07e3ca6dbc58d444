import { expect, test } from 'vitest';
import { testEnvironment } from './test-environment';

test('tests never see the database, cache or accounts that the shell names', () => {
  const given = {
    PATH: '/bin',
    NODE_ENV: 'production',
    DATABASE_URL: 'postgres://production/sluice',
    DATABASE_URL_DIRECT: 'postgres://production/sluice',
    UPSTASH_REDIS_REST_URL: 'https://production',
    SLUICE_ADMIN_TOKEN: 'secret',
    SLUICE_TEST_DATA_DIR: '/tmp/tests',
    REDIS_URL: 'redis://127.0.0.1:6379/5',
  } as const;
  expect(testEnvironment(given)).toEqual({
    PATH: '/bin',
    NODE_ENV: 'test',
    SLUICE_TEST_DATA_DIR: '/tmp/tests',
    REDIS_URL: 'redis://127.0.0.1:6379/5',
    NEXT_DIST_DIR: '.next-verify',
    NEXT_TELEMETRY_DISABLED: '1',
  });
});
