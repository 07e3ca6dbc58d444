import ipaddr from 'ipaddr.js';
import { isSent } from './attributes';
import type { Condition, On } from './condition';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Network = readonly [Address, number];

const ADDRESS_UNITS_MAX = 64;

/** Holds for an address in any of the networks. An IPv4 address written as IPv6 (`::ffff:10.0.0.1`) is that IPv4 address. */
export function inNetwork({ name, negate }: On, networks: readonly Network[]): Condition {
  return (attributes) => {
    const address = isSent(attributes, name) ? addressOf(attributes[name]) : null;
    return address !== null && networks.some((network) => isIn(address, network)) !== negate;
  };
}

/** Reads a network such as `10.0.0.0/8` or `2001:db8::/32`, or one address. Null where it is none. */
export function networkOf(text: unknown): Network | null {
  if (typeof text !== 'string' || text.length > ADDRESS_UNITS_MAX) return null;
  const slash = text.indexOf('/');
  const address = addressOf(slash < 0 ? text : text.slice(0, slash));
  if (!address) return null;
  const all = address.kind() === 'ipv4' ? 32 : 128;
  const bits = slash < 0 ? all : Number(text.slice(slash + 1));
  const isPrefix = slash < 0 || /^\d{1,3}$/.test(text.slice(slash + 1));
  return isPrefix && bits <= all ? [address, bits] : null;
}

function addressOf(text: unknown): Address | null {
  if (typeof text !== 'string' || text.length > ADDRESS_UNITS_MAX) return null;
  // Four decimal numbers only: the octal and shortened spellings that C takes ("010.1") mean different hosts to others.
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  if (!text.includes(':') || text.includes('%')) return null;
  try {
    return ipaddr.process(text);
  } catch {
    return null;
  }
}

function isIn(address: Address, [network, bits]: Network): boolean {
  return address.kind() === network.kind() && address.match(network, bits);
}
