import { sealData, unsealData } from 'iron-session';
import { z } from 'zod';

/** Over https browsers hold `__Host-` cookies to this host, its root and TLS: no neighbour can set one. */
export function sessionCookieName({ cookiesAreSecure }: { readonly cookiesAreSecure: boolean }): string {
  return cookiesAreSecure ? '__Host-sluice_session' : 'sluice_session';
}

export const SESSION_TTL_SECONDS = 14 * 24 * 60 * 60;

const sessionSeal = z.object({
  sessionId: z.string().min(1),
  accountId: z.number().int().positive(),
  name: z.string(),
  /** The first id that the account was known by: evaluating a flag reads no database. */
  firstId: z.string().nullable().default(null),
  expiresAt: z.number(),
});

/**
 * What the session cookie carries, encrypted and signed. Enough to know who somebody *is*; what they *may* do is
 * asked of the session's row (session.ts), which is why there is no role in here to be believed.
 */
export type SessionSeal = Readonly<z.infer<typeof sessionSeal>>;

// Opening a seal costs ~1 ms of CPU (PBKDF2, AES, HMAC), as much as a whole request: too much for every page that
// somebody signed in looks at. What was opened once is kept, by the whole text, so nothing unopened is ever trusted.
const OPENED_COUNT_MAX = 1_000;
const COOKIE_LENGTH_MAX = 4_096;
type Opened = { readonly seal: SessionSeal; readonly secret: string };
const shared = globalThis as typeof globalThis & { __sluiceOpenedSeals?: Map<string, Opened> };

/** The text of the session cookie. `secret` is SESSION_SECRET. */
export function closeSeal(seal: SessionSeal, secret: string): Promise<string> {
  return sealData(seal, { password: secret, ttl: SESSION_TTL_SECONDS });
}

/**
 * What a session cookie carries, or null if it is not ours, was tampered with or has expired by `now`. Any of the secrets
 * opens it: while one takes another's place, nobody is signed out.
 */
export async function openSeal(
  text: string | undefined,
  { secrets, now }: { readonly secrets: readonly string[]; readonly now: Date },
): Promise<SessionSeal | null> {
  if (!text || text.length > COOKIE_LENGTH_MAX) return null;
  for (const secret of secrets) {
    const seal = opened(text, secret) ?? (await unseal(text, secret));
    if (seal !== null) return seal.expiresAt > now.getTime() ? seal : null;
  }
  return null;
}

function opened(text: string, secret: string): SessionSeal | null {
  const held = shared.__sluiceOpenedSeals?.get(text);
  return held?.secret === secret ? held.seal : null;
}

async function unseal(text: string, secret: string): Promise<SessionSeal | null> {
  const parsed = sessionSeal.safeParse(await unsealData(text, { password: secret, ttl: SESSION_TTL_SECONDS }));
  if (!parsed.success) return null;
  shared.__sluiceOpenedSeals ??= new Map();
  const seals = shared.__sluiceOpenedSeals;
  const [oldest] = seals.keys();
  if (oldest !== undefined && seals.size >= OPENED_COUNT_MAX) seals.delete(oldest);
  seals.set(text, { seal: parsed.data, secret });
  return parsed.data;
}
