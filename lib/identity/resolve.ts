import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { ANON_COOKIE, MINTED_HEADER, readAnonymousId } from './anonymous';
import { currentAccount } from './current-account';
import type { Visitor } from './identities-of';

/** Who this request comes from, from its cookies alone. Read once a render, whatever the number of flags. */
export const currentVisitor = cache(async (): Promise<Visitor> => {
  const [jar, account] = await Promise.all([cookies(), currentAccount()]);
  return {
    anonymousId: readAnonymousId(jar.get(ANON_COOKIE)?.value),
    accountId: account?.id ?? null,
    firstId: account?.firstId ?? null,
  };
});

/** Whether the anonymous id came with the request. One that was just made is nobody yet: a crawler gets a new one each time. */
export const hasComeBack = cache(async (): Promise<boolean> => (await headers()).get(MINTED_HEADER) === null);
