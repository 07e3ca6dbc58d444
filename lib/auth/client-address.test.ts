import { type BlockList, isIP } from 'node:net';
import { expect, test } from 'vitest';
import { clientOf, trustedNetworks } from './client-address';

const trusting = (text: string): BlockList => {
  const list = trustedNetworks(text);
  if (!list) throw new Error(`No networks: ${text}`);
  return list;
};
const loopback = trusting('127.0.0.0/8, ::1');

test.each([
  ['203.0.113.9', undefined, '203.0.113.9'],
  ['203.0.113.9', '10.0.0.1', '203.0.113.9'],
  ['203.0.113.9', '127.0.0.1, 127.0.0.1', '203.0.113.9'],
  ['::ffff:203.0.113.9', '1.2.3.4', '203.0.113.9'],
])('a caller that reaches us itself, from %s, is not believed when it says %s', (peer, forwarded, address) => {
  expect(clientOf(peer, forwarded, loopback)).toEqual({ address, isForwarded: false });
});

test.each([
  ['127.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['::1', '203.0.113.9', '203.0.113.9'],
  ['::ffff:127.0.0.1', '1.1.1.1, 203.0.113.9', '203.0.113.9'],
  ['127.0.0.1', '203.0.113.9, 127.0.0.5', '203.0.113.9'],
  ['127.0.0.1', '6.6.6.6, nonsense, 127.0.0.9', '127.0.0.9'],
  ['127.0.0.1', '6.6.6.6, nonsense', '127.0.0.1'],
  ['127.0.0.1', undefined, '127.0.0.1'],
  ['127.0.0.1', '2001:DB8::7', '2001:db8::7'],
])('behind a proxy at %s that says %s the caller is the nearest that is no proxy', (peer, forwarded, address) => {
  expect(clientOf(peer, forwarded, loopback)).toEqual({ address, isForwarded: true });
});

test('nothing that a caller writes makes it somebody further away than the first that is not believed', () => {
  const trusted = trusting('10.0.0.0/8');
  expect(clientOf('10.0.0.2', '9.9.9.9, 8.8.8.8, 10.0.0.3', trusted).address).toBe('8.8.8.8');
  expect(clientOf(undefined, '9.9.9.9', trusted)).toEqual({ address: 'unknown', isForwarded: false });
});

test.each(['10.0.0.0/33', '10.0.0.0/x', 'all', '::/129', '10.0.0.0/8/9', '300.1.1.1'])('%s is no network', (text) => {
  expect(trustedNetworks(text)).toBeNull();
});

test('an address alone is a network of one, and no text trusts nobody', () => {
  expect(clientOf('192.0.2.1', '8.8.8.8', trusting('192.0.2.1')).address).toBe('8.8.8.8');
  expect(isIP(clientOf('127.0.0.1', '8.8.8.8', trusting('')).address)).toBe(4);
  expect(clientOf('127.0.0.1', '8.8.8.8', trusting('')).address).toBe('127.0.0.1');
});
