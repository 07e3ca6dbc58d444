import { headers } from 'next/headers';
import { cache } from 'react';
import { currentAccount } from './current-account';

/**
 * THE seam for attributes: what rules may look at in every page, without a page saying it. A host app adds what it knows
 * of its accounts (plan, organisation). It must answer from the request alone, because evaluating a flag never waits.
 */
export const currentAttributes = cache(async (): Promise<Readonly<Record<string, unknown>>> => {
  const [sent, account] = await Promise.all([headers(), currentAccount()]);
  return {
    signed_in: account !== null,
    ...(account && { account: { id: account.id, name: account.name } }),
    ...known('language', sent.get('accept-language')?.split(/[,;]/)[0]?.trim()),
    ...known('user_agent', sent.get('user-agent')),
  };
});

function known(name: string, value: string | null | undefined) {
  return value ? { [name]: value } : {};
}
