import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConfigurationError, readConfiguration } from './configuration';

const right = {
  DATABASE_URL: 'postgres://app:hush@127.0.0.1:5432/sluice',
  SESSION_SECRET: 'x'.repeat(32),
};

/** The sentences about a wrong configuration; none where it is right. */
function sentences(said: Record<string, string | undefined>): string[] {
  try {
    readConfiguration({ ...right, ...said });
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.message.split('\n');
  }
}

test('a database and a secret are enough', () => {
  expect(readConfiguration(right)).toMatchObject({ PORT: 3000, SLUICE_ENVIRONMENT: 'production' });
});

describe('each wrong variable is one sentence, which names it and never its value', () => {
  test.each([
    ['DATABASE_URL', 'mysql://app:hunter22@host/db'],
    ['DATABASE_URL', 'hunter22'],
    ['DATABASE_URL_DIRECT', 'hunter22'],
    ['UPSTASH_REDIS_REST_URL', 'redis://hunter22'],
    ['SESSION_SECRET', 'hunter22'],
    ['SESSION_SECRET_PREVIOUS', 'hunter22'],
    ['SLUICE_TRUSTED_PROXIES', 'hunter22'],
    ['SLUICE_COMPAT_NETWORKS', 'hunter22'],
    ['SLUICE_CORS_ORIGINS', 'hunter22'],
    ['SLUICE_CORS_ORIGINS', '*'],
    ['PUBLIC_URL', 'ftp://hunter22'],
    ['SLUICE_ENVIRONMENT', 'Hunter22!'],
    ['SLUICE_ADMIN_EMAIL', 'hunter22'],
    ['SLUICE_ADMIN_PASSWORD', 'hunter22'],
    ['SLUICE_ADMIN_TOKEN', 'hunter22'],
    ['SLUICE_EVALUATION', 'hunter22'],
    ['SLUICE_LISTEN', 'hunter22'],
    ['SLUICE_POLL_SECONDS', 'hunter22'],
    ['SLUICE_POLL_SECONDS', '0.4'],
    ['SLUICE_POLL_SECONDS', '-1'],
    ['SLUICE_POLL_SECONDS', '5.1'],
    ['PORT', 'hunter22'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '3000.5'],
    ['PORT', '-1'],
  ])('%s=%s', (name, value) => {
    const about = sentences({ ...otherHalf(name), [name]: value });
    expect(about).toHaveLength(1);
    expect(about[0]).toMatch(new RegExp(`^${name} (is not|must) .+\\.$`));
    expect(about[0]).not.toMatch(/is not set/);
    expect(about.join('').toLowerCase()).not.toContain('hunter22');
  });

  test('several at once are all named, each on a line of its own', () => {
    const about = sentences({ SESSION_SECRET: 'short', PORT: 'ten', PUBLIC_URL: 'here' });
    expect(about.map((sentence) => sentence.split(' ')[0])).toEqual(['SESSION_SECRET', 'PUBLIC_URL', 'PORT']);
  });

  test.each(['DATABASE_URL', 'SESSION_SECRET'])('%s missing or empty says how to come by one', (name) => {
    for (const value of [undefined, '']) {
      const about = sentences({ [name]: value });
      expect(about).toHaveLength(1);
      expect(about[0]).toMatch(new RegExp(`^${name} is not set\\. .+\\.$`));
    }
  });

  test.each([
    ['UPSTASH_REDIS_REST_URL', 'https://eu1.example', 'UPSTASH_REDIS_REST_TOKEN'],
    ['UPSTASH_REDIS_REST_TOKEN', 'a token', 'UPSTASH_REDIS_REST_URL'],
    ['SLUICE_ADMIN_EMAIL', 'ada@example.com', 'SLUICE_ADMIN_PASSWORD'],
    ['SLUICE_ADMIN_PASSWORD', 'correct horse battery', 'SLUICE_ADMIN_EMAIL'],
  ])('%s alone is half of a pair', (present, value, absent) => {
    expect(sentences({ [present]: value })).toEqual([`${present} is set, but ${absent} is not: set both, or neither.`]);
  });

  test('whatever a variable holds, no part of it comes back in a sentence', () => {
    const value = fc.string({ minLength: 12, unit: fc.constantFrom('ß', 'q', '7', '%', ' ', '/') });
    fc.assert(
      fc.property(
        value,
        fc.constantFrom('DATABASE_URL', 'PUBLIC_URL', 'PORT', 'SLUICE_ADMIN_EMAIL'),
        (secret, name) => {
          expect(sentences({ [name]: secret }).join('\n')).not.toContain(secret);
        },
      ),
    );
  });
});

/** What must be set beside a variable for it to be the only one at fault. */
function otherHalf(name: string): Record<string, string> {
  if (name === 'UPSTASH_REDIS_REST_URL') return { UPSTASH_REDIS_REST_TOKEN: 'a token' };
  if (name === 'SLUICE_ADMIN_EMAIL') return { SLUICE_ADMIN_PASSWORD: 'correct horse battery' };
  if (name === 'SLUICE_ADMIN_PASSWORD') return { SLUICE_ADMIN_EMAIL: 'ada@example.com' };
  return {};
}

describe('the promise of 30 s', () => {
  test('a poll that breaks it is refused, with what it adds up to and what would keep it', () => {
    expect(sentences({ SLUICE_POLL_SECONDS: '20' })).toEqual([
      'SLUICE_POLL_SECONDS must be 5 or less: as it is, a save could take 48 s to every answer, and 30 s is the limit.',
    ]);
  });

  test.each([
    [undefined, 2],
    ['', 2],
    ['0.5', 0.5],
    ['5', 5],
  ])('%s keeps it', (said, seconds) => {
    expect(readConfiguration({ ...right, SLUICE_POLL_SECONDS: said }).SLUICE_POLL_SECONDS).toBe(seconds);
  });
});

describe('evaluation over HTTP', () => {
  test.each([
    [{ HOST: '127.0.0.1' }, true],
    [{ HOST: 'localhost' }, true],
    [{ HOST: '::1' }, true],
    [{ HOST: '127.8.9.10' }, true],
    [{}, false],
    [{ HOST: '' }, false],
    [{ HOST: '0.0.0.0' }, false],
    [{ HOST: '::' }, false],
    [{ HOST: '10.0.0.4' }, false],
    [{ HOST: '127.0.0.1.example.com' }, false],
    [{ HOST: 'localhost.example.com' }, false],
    [{ HOST: '127.0.0.1', PUBLIC_URL: 'https://flags.example.com' }, false],
    [{ HOST: '127.0.0.1', SLUICE_EVALUATION: 'token' }, false],
    [{ HOST: '0.0.0.0', SLUICE_EVALUATION: 'open' }, true],
    [{ SLUICE_EVALUATION: 'open', PUBLIC_URL: 'https://flags.example.com' }, true],
    [{ SLUICE_EVALUATION: 'token', HOST: '::1' }, false],
  ])('with %o it is open: %s', (said, open) => {
    expect(readConfiguration({ ...right, ...said }).evaluationIsOpen).toBe(open);
  });
});

test.each([
  [undefined, false],
  ['http://flags.example.com', false],
  ['https://flags.example.com', true],
  ['HTTPS://flags.example.com', true],
])('with PUBLIC_URL=%s cookies are secure: %s', (PUBLIC_URL, secure) => {
  expect(readConfiguration({ ...right, PUBLIC_URL }).cookiesAreSecure).toBe(secure);
});
