import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { apiClient } from './support/api-client';
import { send } from './support/attacker';
import { expect, test } from './support/fixtures';
import { STORIES_DIST_DIR } from './support/set-up-stories';

const XSS = `"><img src=x data-xss onerror="window.xss=1"><script data-xss>window.xss=1</script>'\${7*7}{{7*7}}`;

test('scripts in every text: what people write is shown as they wrote it, and nothing of it runs', async ({
  page,
  world,
  request,
  signIn,
}) => {
  const api = apiClient(request, { url: world.serverA.url, adminToken: world.adminToken });
  const tag = XSS.slice(0, 50);
  const key = await api.flag({ description: XSS, owner: XSS, tags: [tag], note: XSS });
  const rules = [
    { name: 'x', conditions: [{ attribute: 'a', operator: 'equals', values: [XSS] }], serve: { variant: 'on' } },
  ];
  expect(
    (
      await api.send('PATCH', `/api/flags/${key}`, {
        rules,
        targets: [{ key: XSS, variant: 'on', note: tag }],
        note: XSS,
      })
    ).status(),
  ).toBe(200);
  await api.send('POST', '/api/segments', { key: `s-${key}`, description: XSS, note: XSS });
  await api.send('POST', `/api/flags/${key}/signals`, { name: 'errors', healthy: false, value: tag });
  await api.send('POST', '/api/environments', { key: 'hostile', name: XSS.slice(0, 60), note: XSS });
  await api.send('POST', `/api/flags/${key}/kill`, { note: XSS });
  await request.get(`${world.serverA.url}/api/flags/${encodeURIComponent(XSS)}/evaluate?user_id=1`);
  await signIn(page);
  for (const address of [
    '/admin/flags',
    `/admin/flags?q=${encodeURIComponent(XSS)}`,
    `/admin/flags/${key}`,
    `/admin/flags/${key}/explain`,
    '/admin/segments',
    `/admin/segments/s-${key}`,
    '/admin/environments',
    '/admin/environments/hostile',
    '/admin/history',
    '/admin/audit',
    '/admin/cleanup',
    '/admin/rollouts',
    '/admin/people',
    `/admin/sign-in?next=${encodeURIComponent(XSS)}`,
    `/join?token=${encodeURIComponent(XSS)}`,
  ]) {
    await page.goto(address);
    expect(await page.locator('[data-xss]').count(), address).toBe(0);
    expect(await page.evaluate(() => Reflect.get(window, 'xss')), address).toBeUndefined();
  }
  await api.send('DELETE', `/api/flags/${key}/kill`);
  await api.send('POST', '/api/environments/hostile/retirement', {});
});

test.describe('redirects', () => {
  // Some spellings are of a page that there is not, here.
  test.use({ expectedErrors: [/status of 404/] });

  test('signing in leads to no other site, however its address is written', async ({ world, page }) => {
    const spellings = [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/%09/evil.example',
      '/\t/evil.example',
      'javascript:alert(1)',
      '////evil.example',
      '/.//evil.example',
    ];
    for (const next of spellings) {
      await page.context().clearCookies();
      await page.goto(`/admin/sign-in?next=${encodeURIComponent(next)}`);
      await page.getByLabel('E-mail').fill(world.admin.email);
      await page.getByLabel('Password').fill(world.admin.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL((url) => !url.pathname.includes('sign-in'));
      expect(new URL(page.url()).origin, next).toBe(world.serverA.url);
    }
  });
});

test('visitors: an id that is not ours is replaced, never shown or hashed, and no cache may keep a cookie', async ({
  world,
}) => {
  const { url } = world.serverA;
  for (const forged of ['42', 'admin', '00000000-0000-0000-0000-000000000000', '<b>', 'x'.repeat(5000)]) {
    const { headers, text } = await send(`${url}/dashboard`, {
      headers: { cookie: `anon_id=${encodeURIComponent(forged)}` },
    });
    const [set = ''] = headers.getSetCookie().filter((one) => one.startsWith('anon_id='));
    expect(set, forged.slice(0, 40)).toMatch(
      /^anon_id=[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12};/,
    );
    if (forged.length > 8) expect(text).not.toContain(forged);
  }
  const shown = async (headers: Record<string, string>) =>
    /bucket (?:<!-- -->)?(\d+)/.exec((await send(`${url}/dashboard`, { headers })).text)?.[1];
  const cookie = 'anon_id=305cc183-7b73-45bf-b542-acd493b13d86';
  const own = await shown({ cookie });
  expect(own).toBe('12');
  for (const name of ['x-anon-id', 'x-sluice-minted', 'x-user-id', 'x-forwarded-user', 'x-nonce']) {
    expect(await shown({ cookie, [name]: '7bc7076f-c7de-4781-b340-502137712ed9' }), name).toBe(own);
  }
  for (const address of [
    '/',
    '/dashboard',
    '/sign-in',
    '/nowhere',
    '/admin/sign-in',
    '/join?token=x',
    '/icon.svg',
    '/api/flags',
  ]) {
    const { headers } = await send(`${url}${address}`);
    if (headers.getSetCookie().length === 0) continue;
    expect(headers.get('cache-control'), address).toMatch(/private|no-store/);
    expect(headers.get('cache-control'), address).not.toMatch(/s-maxage|public/);
  }
});

test('answers: every one says how browsers are to treat it, and the bundle holds no secret', async ({ world }) => {
  for (const address of ['/', '/dashboard', '/admin/sign-in', '/api/flags', '/healthz', '/nowhere', '/icon.svg']) {
    const { headers } = await send(`${world.serverA.url}${address}`);
    expect(headers.get('x-content-type-options'), address).toBe('nosniff');
    expect(headers.get('x-frame-options'), address).toBe('DENY');
    expect(headers.get('referrer-policy'), address).toBe('same-origin');
    expect(headers.get('x-powered-by'), address).toBeNull();
  }
  const policy = (await send(`${world.serverA.url}/`)).headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic'(;|$)/);
  for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) expect(policy).toContain(part);
  const files = readdirSync(path.join(STORIES_DIST_DIR, 'static'), { recursive: true, encoding: 'utf8' });
  const scripts = files.filter((file) => file.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(5);
  const hush =
    /SESSION_SECRET|DATABASE_URL|UPSTASH_REDIS|SLUICE_ADMIN|postgres(?:ql)?:\/\/|drizzle|iron-session|argon2|passwordHash/;
  for (const file of scripts) {
    expect(hush.exec(readFileSync(path.join(STORIES_DIST_DIR, 'static', file), 'utf8'))?.[0], file).toBeUndefined();
  }
});
