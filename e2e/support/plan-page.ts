import type { Page } from '@playwright/test';

/** The plan on a flag's page, and the form that starts one, as somebody finds their parts who sees or hears them. */
export function planPage(page: Page) {
  const section = page.getByRole('region', { name: 'Rollout plan' });
  const deed = (name: string) => section.getByRole('form', { name });
  return {
    openForm: (key: string) => page.goto(`/admin/flags/${key}/plan?environment=production&template=fast`),
    section,
    gate: section.getByRole('list', { name: 'Gate' }).getByRole('listitem'),
    here: section.getByRole('list', { name: /Stages/ }).locator('[aria-current=step]'),
    /** Empties every stage of the template, so that a story types its own. */
    async onlyStages(stages: readonly { percentage: string; minimum?: string; asks?: string }[]) {
      const percentages = page.getByRole('textbox', { name: /, per cent$/ });
      const count = await percentages.count();
      for (let i = 1; i <= count; i++) {
        const stage = stages[i - 1];
        await page.getByRole('textbox', { name: `Stage ${i}, per cent` }).fill(stage?.percentage ?? '');
        await page.getByRole('textbox', { name: `Stage ${i}, least time` }).fill(stage?.minimum ?? '');
        await page.getByRole('checkbox', { name: `Stage ${i}, healthy signals` }).uncheck();
        if (stage?.asks) await page.getByRole('checkbox', { name: `Stage ${i}, ${stage.asks}` }).check();
      }
    },
    start: page.getByRole('button', { name: 'Start the plan' }),
    async does(name: string, note?: string) {
      if (note !== undefined) await deed(name).getByRole('textbox').fill(note);
      await deed(name).getByRole('button', { name }).click();
    },
  };
}
