import { describe, expect, it } from 'vitest';
import { IDLE_SAVE } from './save-state';
import { sendOrRefuse } from './send-or-refuse';

describe('a save that gets no answer', () => {
  it('is a refusal that says so and keeps the note', async () => {
    const form = new FormData();
    form.set('note', 'why');
    const state = await sendOrRefuse(() => Promise.reject(new TypeError('Failed to fetch')), IDLE_SAVE, form);
    expect(state).toMatchObject({ status: 'refused', note: 'why', errors: [], conflicts: [] });
  });

  it('is left to the router where it is a redirect', async () => {
    const redirect = Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;replace;/admin/sign-in;307;' });
    await expect(sendOrRefuse(() => Promise.reject(redirect), IDLE_SAVE, new FormData())).rejects.toBe(redirect);
  });
});
