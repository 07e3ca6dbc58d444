import { createServer } from 'node:http';
import { type AddressInfo, BlockList } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { send } from './send';

const names = vi.hoisted(() => {
  // Whoever asked for the module before in this process got it with the names as they are.
  vi.resetModules();
  return new Map<string, string[]>();
});
vi.mock('node:dns/promises', () => ({
  lookup: async (host: string) => (names.get(host) ?? []).map((address) => ({ address, family: 4 })),
}));

const asked: (string | undefined)[] = [];
const server = createServer(({ headers }, answer) => {
  asked.push(headers.host);
  answer.end('taken');
});
const inside = new BlockList();
inside.addSubnet('127.0.0.0', 8, 'ipv4');
let port = 0;
const to = (host: string, allowed = inside) => send(`http://${host}:${port}/`, { body: '{}', headers: {}, allowed });

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  vi.resetModules();
  server.close();
});

test('a request goes to the address that was looked at, whatever the name says a moment later', async () => {
  // Nobody else knows this name: a second question would have no answer.
  names.set('receiver.invalid', ['127.0.0.1']);
  expect(await to('receiver.invalid')).toEqual({ isTaken: true, status: 200, answer: 'taken' });
  expect(asked).toEqual([`receiver.invalid:${port}`]);
});

test('a name is not asked that has a single address inside, or none at all', async () => {
  names.set('half.invalid', ['93.184.215.14', '10.0.0.5']);
  for (const host of ['half.invalid', 'nowhere.invalid', '2130706433', '0x7f.1', '127.0.0.1.']) {
    const { isTaken, answer } = await to(host, new BlockList());
    expect({ host, isTaken, answer }).toMatchObject({
      isTaken: false,
      answer: expect.stringContaining('not a public'),
    });
  }
  expect(asked).toHaveLength(1);
});
