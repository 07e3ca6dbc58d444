import { expect, type Locator, type Page } from '@playwright/test';

/** The red control of a flag's page, and the page where a flag is killed or lifted. */
export function killPage(page: Page) {
  return {
    open: (key: string, environment = 'production') => page.goto(`/admin/flags/${key}/kill?environment=${environment}`),
    /** The way there from the flag's row in the table. */
    link: (what: 'Kill' | 'Lift', key: string) => page.getByRole('link', { name: `${what} ${key}`, exact: true }),
    /** What is held or pressed: on the flag's page and on the kill's. */
    hold: page.getByRole('link', { name: /^(Kill|Lift) [^:]+(: .+ again)?$/ }),
    confirmation: page.getByLabel(/^Type .+ to (kill|lift) it$/),
    note: page.getByLabel('Note', { exact: true }),
    submit: page.getByRole('button', { name: /^(Kill|Lift) / }),
    reach: page.getByRole('region', { name: 'Reach' }),
  };
}

/** Keeps the pointer down until `done`, and lets go only then. */
export async function hold(page: Page, button: Locator, done: () => Promise<void>): Promise<void> {
  await button.hover();
  await page.mouse.down();
  await done();
  await page.mouse.up();
}

/** The revision that the page's address names; fails where it names none. */
export async function revisionShown(page: Page): Promise<number> {
  await expect(page).toHaveURL(/\/kill\?environment=\w+&revision=\d+#reach$/);
  return Number(new URL(page.url()).searchParams.get('revision'));
}
