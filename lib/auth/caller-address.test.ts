import { expect, test } from 'vitest';
import { callerAddress } from './caller-address';

const addressOf = (forwarded: string) => callerAddress(new Headers({ 'x-forwarded-for': forwarded }));

test('a caller is what the nearest proxy saw, not what they say of themselves', () => {
  expect(addressOf('203.0.113.7')).toBe('203.0.113.7');
  expect(addressOf('1.1.1.1, 2.2.2.2,203.0.113.7')).toBe('203.0.113.7');
});

test('an IPv4 address is one caller in both of its spellings', () => {
  expect(addressOf('::ffff:203.0.113.7')).toBe('203.0.113.7');
});

test.each([
  ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::', 'fe80:0:0:0::/64'],
])('the network of %s counts as one caller, %s', (address, network) => {
  expect(addressOf(address)).toBe(network);
});

test('callers that cannot be told apart are counted together', () => {
  expect(callerAddress(new Headers())).toBe('unknown');
  expect(addressOf(' , ')).toBe('unknown');
});
