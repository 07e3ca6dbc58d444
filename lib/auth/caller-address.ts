import { isIPv6 } from 'node:net';

/**
 * The address that attempts to sign in are counted under: what the start of every request was set right to
 * (vouch-for-requests.ts), an IPv6 one by its network.
 */
export function callerAddress(headers: Headers): string {
  const last = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim().toLowerCase();
  if (!last) return 'unknown';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(last)?.[1];
  return mapped ?? (isIPv6(last) ? networkOf(last) : last);
}

// One customer has 2^64 IPv6 addresses: the first four groups are what they were given.
function networkOf(address: string): string {
  const [head = '', tail] = address.split('::');
  const left = groupsOf(head);
  const right = groupsOf(tail ?? '');
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array<string>(Math.max(zeros, 0)).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

function groupsOf(text: string): string[] {
  return text === '' ? [] : text.split(':');
}
