import { BlockList, isIP } from 'node:net';

/** Networks whose proxies are believed, as `10.0.0.0/8, ::1`. Null where the text names none. */
export function trustedNetworks(text: string): BlockList | null {
  const list = new BlockList();
  for (const one of text.split(',').map((part) => part.trim())) {
    if (one === '') continue;
    const [address = '', prefix, ...more] = one.split('/');
    const version = isIP(address);
    const bits = Number(prefix ?? (version === 6 ? 128 : 32));
    if (version === 0 || more.length > 0 || !/^\d*$/.test(prefix ?? '') || bits > (version === 6 ? 128 : 32))
      return null;
    list.addSubnet(address, bits, version === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

/** Where a request came from, and whether a proxy that is believed brought it. */
export interface Client {
  readonly address: string;
  readonly isForwarded: boolean;
}

/**
 * The address of whoever sent a request: the peer's own, or, where the peer is a proxy that is believed, the nearest one
 * in X-Forwarded-For that is none. What stands before that, anybody can have written. `peer` is the socket's.
 */
export function clientOf(peer: string | undefined, forwardedFor: string | undefined, trusted: BlockList): Client {
  const own = plain(peer ?? '');
  if (!isTrusted(own, trusted)) return { address: own || 'unknown', isForwarded: false };
  const hops = (forwardedFor ?? '').split(',').map((hop) => plain(hop.trim()));
  let address = own;
  for (const hop of hops.toReversed()) {
    if (isIP(hop) === 0) break;
    address = hop;
    if (!isTrusted(hop, trusted)) break;
  }
  return { address, isForwarded: true };
}

/** Whether an address is in one of the networks. */
export function isTrusted(address: string, trusted: BlockList): boolean {
  const version = isIP(address);
  return version !== 0 && trusted.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/** An IPv4 address that is written as IPv6 is that IPv4 address. */
function plain(address: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address.toLowerCase();
}
