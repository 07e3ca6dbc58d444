import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { hearRevisions } from './revision-bus';
import { connectUpstash } from './upstash';

test('a stream that is only quiet is changed for another without a word', async () => {
  let subscriptions = 0;
  const quiet = createServer((_request, response) => {
    subscriptions += 1;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('data: subscribe,sluice:changed,1\n\n');
  });
  await new Promise<void>((listening) => quiet.listen(0, '127.0.0.1', listening));
  const { port } = quiet.address() as AddressInfo;

  const said: boolean[] = [];
  const bus = hearRevisions(connectUpstash({ url: `http://127.0.0.1:${port}`, token: 'any' }), {
    environments: () => [],
    onRevision: () => {},
    onHearing: (isHearing) => said.push(isHearing),
    silenceMsMax: 50,
  });
  onTestFinished(() => {
    bus.close();
    quiet.closeAllConnections();
    quiet.close();
  });
  await vi.waitFor(() => expect(subscriptions).toBeGreaterThan(2), { timeout: 10_000 });
  expect(said).not.toContain(false);
});
