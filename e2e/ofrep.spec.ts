import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { expect, test } from './support/operator';
import { serverOfItsOwn } from './support/server-of-its-own';

/** Another site, with a page that asks by the official packages. */
async function openShop(): Promise<{ readonly origin: string; readonly close: () => void }> {
  const { outputFiles } = await build({
    entryPoints: ['e2e/ofrep/shop.tsx'],
    bundle: true,
    format: 'esm',
    jsx: 'automatic',
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const page =
    '<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:,"><body><script type="module" src="/shop.js"></script></body></html>';
  const server = createServer(({ url }, answer) => {
    const isScript = url?.startsWith('/shop.js');
    answer.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    answer.end(isScript ? outputFiles[0]?.contents : page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

test('a change in the dashboard arrives in a page of another site, by the web SDK and its stream, without polling', async ({
  page,
  browser,
  api,
  world,
  signIn,
}) => {
  test.setTimeout(90_000);
  await api.flag({ key: 'shop-checkout', rollout_percentage: 0, client_visible: true });
  const shop = await openShop();
  const sluice = await serverOfItsOwn({ ...world.settings, SLUICE_CORS_ORIGINS: shop.origin });
  try {
    const elsewhere = await browser.newContext();
    const visitor = await elsewhere.newPage();
    await visitor.goto(`${shop.origin}/?sluice=${encodeURIComponent(sluice.url)}`);
    await expect(visitor.getByRole('status')).toHaveText('The old checkout (off, STATIC)');
    await signIn(page);
    await page.goto('/admin/flags/shop-checkout');
    await page.getByLabel('Rollout, per cent').fill('100');
    await page.getByRole('button', { name: 'Save how it decides' }).click();
    await page.getByLabel('Type shop-checkout to save it').fill('shop-checkout');
    await page.getByRole('button', { name: 'Save how it decides' }).click();
    await expect(visitor.getByRole('status')).toHaveText('The new checkout (on, STATIC)');
    const killed = performance.now();
    await api.send('POST', '/api/flags/shop-checkout/kill', {});
    await expect(visitor.getByRole('status')).toHaveText('The old checkout (off, DISABLED)');
    console.log(`A kill was seen in the page after ${Math.round(performance.now() - killed)} ms.`);
    await elsewhere.close();
  } finally {
    await sluice.stop();
    shop.close();
  }
});
