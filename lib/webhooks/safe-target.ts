import { lookup } from 'node:dns/promises';
import { type BlockList, isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { isTrusted } from '@/lib/auth/client-address';

/** Why a request is not sent. */
export class UnsafeTarget extends Error {
  override readonly name = 'UnsafeTarget';
}

/** An address that a request may go to. */
export interface SafeAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/**
 * The addresses of a host, if all of them are public, or in a network that the settings allow: a webhook must not be a way
 * to whatever answers inside (metadata services, databases, this machine). The request goes to what was looked at here, not
 * to what the name says a moment later. Throws UnsafeTarget.
 */
export async function safeAddresses(host: string, allowed: BlockList): Promise<SafeAddress[]> {
  const name = host.replace(/^\[|\]$/g, '');
  const found = isIP(name) === 0 ? await lookup(name, { all: true }) : [{ address: name, family: isIP(name) }];
  const refused = found.find(({ address }) => !isPublic(address) && !isTrusted(address, allowed));
  if (refused || found.length === 0) {
    throw new UnsafeTarget(`${host} is not a public address: name its network in SLUICE_WEBHOOK_NETWORKS to allow it.`);
  }
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
}

/** IPv4 in IPv6 is looked at as the IPv4 address that it is; every range with a name of its own is not public. */
function isPublic(address: string): boolean {
  try {
    return ipaddr.process(address).range() === 'unicast';
  } catch {
    return false;
  }
}
