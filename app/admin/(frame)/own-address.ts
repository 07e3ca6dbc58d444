import { headers } from 'next/headers';
import { configuration } from '@/lib/configuration';

/** Where visitors come to, as far as it is set; else where this admin came to, which only they can have made up. */
export async function ownAddress(): Promise<string> {
  const { PUBLIC_URL } = configuration();
  if (PUBLIC_URL !== undefined) return new URL(PUBLIC_URL).origin;
  const sent = await headers();
  return `${sent.get('x-forwarded-proto') ?? 'http'}://${sent.get('host')}`;
}
