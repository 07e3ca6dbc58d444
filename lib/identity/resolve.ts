import { cookies } from 'next/headers';
import { cache } from 'react';
import { ANON_COOKIE, readAnonymousId } from './anonymous';
import { currentAccount } from './current-account';
import type { Visitor } from './policy';

/** Who this request comes from, from its cookies alone. Read once a render, whatever the number of flags. */
export const currentVisitor = cache(async (): Promise<Visitor> => {
  const [jar, account] = await Promise.all([cookies(), currentAccount()]);
  return { anonymousId: readAnonymousId(jar.get(ANON_COOKIE)?.value), accountId: account?.id ?? null };
});
