import type { Page } from '@playwright/test';

/** A flag's page, and the form that makes one, as somebody finds their parts who sees or hears them. */
export function flagPage(page: Page) {
  const decision = page.getByRole('form', { name: 'How it decides' });
  return {
    open: (key: string, environment = 'production') => page.goto(`/admin/flags/${key}?environment=${environment}`),
    headline: page.getByRole('heading', { level: 1 }),
    decision,
    rollout: decision.getByLabel('Rollout, per cent'),
    saveDecision: decision.getByRole('button', { name: 'Save how it decides' }),
    details: page.getByRole('form', { name: 'Details' }),
    /** The entries of the history, newest first; each of them says where it came from. */
    entries: page
      .getByRole('region', { name: 'History' })
      .getByRole('listitem')
      .filter({ hasText: /in the dashboard|over the API/ }),
  };
}
