import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { expect, test } from './support/operator';

test('a webhook is made, tried, told of a kill, seen with its answer, sent again and deleted', async ({
  page,
  api,
  signIn,
}) => {
  const received: { body: string; headers: Record<string, string> }[] = [];
  const receiver = createServer(async (incoming, answer) => {
    const body = Buffer.concat(await incoming.toArray()).toString();
    received.push({ body, headers: incoming.headers as Record<string, string> });
    answer.writeHead(202).end('taken');
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/sluice`;
  const key = await api.flag();
  await signIn(page);
  await page.goto('/admin/webhooks');
  await page.getByLabel('Name').fill('Chat');
  await page.getByLabel('Address').fill(url);
  await page.getByLabel('Events').fill('killed');
  await page.getByRole('button', { name: 'Make the webhook' }).click();
  await expect(page.getByLabel('Events')).toHaveAccessibleDescription(/such as flag\.killed/);
  await page.getByLabel('Events').fill('flag.killed');
  await page.getByRole('button', { name: 'Make the webhook' }).click();
  const secret = await page.getByLabel('Signing secret').inputValue();

  await page.getByRole('link', { name: 'Chat' }).click();
  await page.getByRole('button', { name: 'Send a test' }).click();
  await expect(page.getByText(/Sent as delivery \d+/)).toBeVisible();
  await api.send('POST', `/api/flags/${key}/kill`, { note: 'red' });
  const killed = () => received.find(({ body }) => body.includes(key));
  await expect.poll(killed).toBeDefined();
  expect(new Webhook(secret).verify(killed()?.body ?? '', killed()?.headers ?? {})).toMatchObject({
    type: 'flag.killed',
    data: { flag: key, environment: 'production', note: 'red' },
  });
  await page.reload();
  const [told, tried] = [
    page.getByRole('listitem').filter({ hasText: 'flag.killed' }),
    page.getByRole('listitem').filter({ hasText: 'webhook.test' }),
  ];
  await expect(told).toContainText('delivered 202 · 1 try');
  await expect(tried).toContainText('delivered');
  await told.getByText('Request and answer').click();
  await expect(told).toContainText('taken');
  const before = received.length;
  await told.getByRole('button', { name: 'Send again' }).click();
  await expect.poll(() => received.length).toBe(before + 1);
  await page.getByRole('button', { name: 'Delete it' }).click();
  await expect(page.getByRole('heading', { name: 'Nobody is told yet' })).toBeVisible();
  receiver.close();
});
