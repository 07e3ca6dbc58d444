import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import type { ApiClient } from './api-client';

/** The table of flags and what stands around it, as somebody finds them who sees or hears the page. */
export function flagTable(page: Page) {
  const cell = (key: string) => page.getByRole('textbox', { name: `Rollout of ${key} in percent` });
  return {
    /** Shows the flags of a tag. */
    open: (tag: string, environment = 'production') =>
      page.goto(`/admin/flags?environment=${environment}&tag=${tag}`, { waitUntil: 'load' }),
    cell,
    row: (key: string) => page.getByRole('row').filter({ has: page.getByRole('link', { name: key, exact: true }) }),
    switchOf: (key: string) => page.getByRole('switch', { name: key, exact: true }),
    /** The changes that are not saved. */
    pending: page.getByRole('region', { name: 'Changes that are not saved' }),
    note: page.getByLabel('Note for the history'),
    save: page.getByRole('button', { name: /^Save/ }),
    /** What the last save came to. */
    answer: page.getByRole('status').filter({ hasText: /Saved as r|Nothing was saved/ }),
    undo: page.getByRole('button', { name: 'Undo' }),
  };
}

/** Makes three flags under a tag of their own, and gives their keys in the order of the table. */
export async function threeRows(api: ApiClient) {
  const tag = `story-${randomUUID()}`;
  const flag = (place: number) => api.flag({ key: keyOf(tag, place), tags: [tag] });
  const [a, b, c] = [await flag(0), await flag(1), await flag(2)];
  return { tag, keys: [a, b, c] as const };
}

/**
 * Makes many flags at once under a tag of their own, as an import does, each with what `saidOf` its place says, and gives
 * their keys in that order.
 */
export async function manyRows(
  api: ApiClient,
  count: number,
  saidOf: (place: number) => Readonly<Record<string, unknown>> = () => ({}),
) {
  const tag = `story-${randomUUID()}`;
  const flags = Array.from({ length: count }, (_, place) => ({
    key: keyOf(tag, place),
    identity_policy: 'device',
    enabled: true,
    rollout_percentage: 10,
    split: null,
    rules: [],
    targets: [],
    prerequisites: [],
    tags: [tag],
    ...saidOf(place),
  }));
  const said = { schema: 'sluice.environment/1', environment: 'production', exported_at: new Date().toISOString() };
  const document = { ...said, segments: [], flags };
  const made = await api.send('PUT', '/api/environments/production/document', { document });
  expect(made.status(), await made.text()).toBe(200);
  return { tag, keys: flags.map(({ key }) => key) };
}

function keyOf(tag: string, place: number): string {
  return `${tag}.${`${place}`.padStart(4, '0')}`;
}
