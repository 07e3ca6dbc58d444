import { sealData, unsealData } from 'iron-session';
import { z } from 'zod';
import { configuration } from '@/lib/configuration';

const FOR_EVER = 0;
/** How a secret begins that lies there unsealed: those made before 2026-12 do, until an instance has sealed them. */
const PLAIN = 'whsec_';

const sealed = z.object({ webhookSecret: z.string() });

/** A secret as it lies in the database: whoever has that, or a backup of it, cannot sign with what stands there. */
export function sealSecret(secret: string): Promise<string> {
  return sealData({ webhookSecret: secret }, { password: configuration().SESSION_SECRET, ttl: FOR_EVER });
}

export interface OpenedSecret {
  readonly secret: string;
  /** Whether SESSION_SECRET itself sealed it, and nothing is to be done. */
  readonly isOurs: boolean;
}

/** Opens what `sealSecret` sealed. Null where neither SESSION_SECRET nor the one before it did, as after a restore elsewhere. */
export async function openSecret(text: string): Promise<OpenedSecret | null> {
  if (text.startsWith(PLAIN)) return { secret: text, isOurs: false };
  for (const [nth, password] of configuration().sessionSecrets.entries()) {
    const opened = sealed.safeParse(await unsealData(text, { password, ttl: FOR_EVER }));
    if (opened.success) return { secret: opened.data.webhookSecret, isOurs: nth === 0 };
  }
  return null;
}
