import { z } from 'zod';
import { trustedNetworks } from './auth/client-address';
import { pollMsMax, STALENESS_LIMIT_MS, stalenessBudget } from './staleness-budget';

const url = (schemes: readonly string[], example: string) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), {
    error: `is not a URL such as ${example}`,
  });

/** Networks, as `10.0.0.0/8, ::1`. */
const networks = (otherwise: string) =>
  z
    .string()
    .default(otherwise)
    .transform((text, issue) => {
      const read = trustedNetworks(text);
      if (read) return read;
      issue.addIssue({ code: 'custom', message: 'must be networks such as 10.0.0.0/8, ::1, separated by commas' });
      return z.NEVER;
    });

/** Requests a second; 0 limits nobody. */
const perSecond = (usual: number) =>
  z.coerce
    .number({ error: 'must be a number of requests a second, such as 500, or 0' })
    .min(0, { error: 'must be a number of requests a second, such as 500, or 0' })
    .max(1_000_000, { error: 'must be a number of requests a second, such as 500, or 0' })
    .default(usual);

const environmentVariables = z.object({
  DATABASE_URL: url(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/sluice'),
  DATABASE_URL_DIRECT: url(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/sluice').optional(),
  UPSTASH_REDIS_REST_URL: url(['http:', 'https:'], 'https://eu1-example.upstash.io').optional(),
  UPSTASH_REDIS_REST_TOKEN: z.string().optional(),
  SESSION_SECRET: z
    .string()
    .min(32, { error: 'must have at least 32 characters; make one with: openssl rand -hex 32' }),
  SESSION_SECRET_PREVIOUS: z.string().min(32, { error: 'must be the SESSION_SECRET of before, as it was' }).optional(),
  SLUICE_CORS_ORIGINS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((origin) => origin.trim())
        .filter((origin) => origin !== ''),
    )
    .refine((origins) => origins.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin), {
      error: 'must be origins such as https://shop.example.com, separated by commas',
    }),
  SLUICE_TRUSTED_PROXIES: networks('127.0.0.0/8, ::1'),
  SLUICE_COMPAT_NETWORKS: networks(''),
  SLUICE_WEBHOOK_NETWORKS: networks(''),
  PUBLIC_URL: url(['http:', 'https:'], 'https://flags.example.com').optional(),
  SLUICE_ENVIRONMENT: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, { error: 'must be the key of an environment, such as production' })
    .default('production'),
  SLUICE_ADMIN_EMAIL: z.email({ error: 'is not an e-mail address' }).optional(),
  SLUICE_ADMIN_PASSWORD: z.string().min(12, { error: 'must have at least 12 characters' }).optional(),
  SLUICE_ADMIN_TOKEN: z
    .string()
    .min(32, { error: 'must have at least 32 characters; make one with: openssl rand -hex 32' })
    .optional(),
  SLUICE_LISTEN: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  SLUICE_POLL_SECONDS: z.coerce
    .number({ error: 'must be a number of seconds, such as 2' })
    .min(0.5, { error: 'must be at least 0.5' })
    .refine((seconds) => !breaksPromise(seconds), { error: ({ input }) => promiseBroken(Number(input)) })
    .default(2),
  SLUICE_CONFIRM_SHARE: z.coerce
    .number({ error: 'must be a share in percent, such as 50' })
    .min(0, { error: 'must be a share in percent, 0 to 100' })
    .max(100, { error: 'must be a share in percent, 0 to 100' })
    .default(50),
  SLUICE_EVALUATION: z.enum(['open', 'token'], { error: 'must be open or token' }).optional(),
  SLUICE_EVALUATIONS_PER_SECOND: perSecond(2_000),
  SLUICE_CLIENT_EVALUATIONS_PER_SECOND: perSecond(200),
  PORT: z.coerce
    .number({ error: 'must be a port number from 1 to 65535' })
    .int({ error: 'must be a port number from 1 to 65535' })
    .min(1, { error: 'must be a port number from 1 to 65535' })
    .max(65_535, { error: 'must be a port number from 1 to 65535' })
    .default(3000),
  HOST: z.string().optional(),
  /** Where the build is that this process serves, as next.config.js reads it. */
  NEXT_DIST_DIR: z.string().default('.next'),
});

/** The settings of this process, each checked. One name per environment variable; nothing else reads `process.env`. */
export type Configuration = ReturnType<typeof readConfiguration>;

/** Thrown at start; the message has one sentence for each wrong variable, naming it and the remedy, never its value. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** Parses environment variables. Throws ConfigurationError. An empty variable counts as not set. */
export function readConfiguration(source: Readonly<Record<string, string | undefined>>) {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environmentVariables.safeParse(given);
  const wrong = [...(parsed.error?.issues ?? []).map((issue) => sentence(issue, given)), ...halfPairs(given)];
  if (!parsed.success || wrong.length > 0) throw new ConfigurationError(wrong.join('\n'));
  const settings = parsed.data;
  return {
    ...settings,
    /** Decided once, here: behind a proxy every caller's address is 127.0.0.1, so a request's address says nothing. */
    evaluationIsOpen: settings.SLUICE_EVALUATION
      ? settings.SLUICE_EVALUATION === 'open'
      : isLoopback(settings.HOST) && settings.PUBLIC_URL === undefined,
    /** The newest seals; all of them open what was sealed. */
    sessionSecrets: [settings.SESSION_SECRET, settings.SESSION_SECRET_PREVIOUS].filter((one) => one !== undefined),
    /** Cookies are `Secure` where visitors come over https. */
    cookiesAreSecure: settings.PUBLIC_URL !== undefined && new URL(settings.PUBLIC_URL).protocol === 'https:',
  };
}

const settingsOfProcess = globalThis as typeof globalThis & { __sluiceConfiguration?: Configuration };

/** The settings of this process, parsed once. */
export function configuration(): Configuration {
  settingsOfProcess.__sluiceConfiguration ??= readConfiguration(process.env);
  return settingsOfProcess.__sluiceConfiguration;
}

function sentence(issue: z.core.$ZodIssue, given: object): string {
  const name = issue.path.join('.');
  if (name in given) return `${name} ${issue.message}.`;
  return name === 'SESSION_SECRET'
    ? 'SESSION_SECRET is not set. Every instance on this database must share one: make it with openssl rand -hex 32.'
    : `${name} is not set. Run npm run quickstart for the embedded database, or name a PostgreSQL server.`;
}

function breaksPromise(pollSeconds: number): boolean {
  return stalenessBudget(pollSeconds * 1000).totalMs > STALENESS_LIMIT_MS;
}

function promiseBroken(pollSeconds: number): string {
  const seconds = (ms: number) => Number((ms / 1000).toFixed(1));
  const total = seconds(stalenessBudget(pollSeconds * 1000).totalMs);
  const limit = seconds(STALENESS_LIMIT_MS);
  return `must be ${seconds(pollMsMax())} or less: as it is, a save could take ${total} s to every answer, and ${limit} s is the limit`;
}

const PAIRS = [
  ['UPSTASH_REDIS_REST_URL', 'UPSTASH_REDIS_REST_TOKEN'],
  ['SLUICE_ADMIN_EMAIL', 'SLUICE_ADMIN_PASSWORD'],
] as const;

function halfPairs(given: object): string[] {
  return PAIRS.filter(([one, other]) => one in given !== other in given).map(([one, other]) => {
    const [present, absent] = one in given ? [one, other] : [other, one];
    return `${present} is set, but ${absent} is not: set both, or neither.`;
  });
}

function isLoopback(host: string | undefined): boolean {
  return host !== undefined && /^(127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|localhost)$/.test(host);
}
