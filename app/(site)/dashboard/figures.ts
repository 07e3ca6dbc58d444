import type { DashboardFigures } from '@/components/site/dashboard/dashboard-figures';
import { flagFragment } from '@/lib/cache/fragment';
import { configuration } from '@/lib/configuration';
import { basisOf } from '@/lib/evaluation/basis';
import { productShares, salesDays } from './made-up-sales';

const DAYS_A_PERIOD = 28;

/**
 * The dashboard's figures, computed once for each variant and day, and anew when `new_dashboard` is saved: the answer
 * is an argument, and so part of what the fragment is kept under. `lastDay` is YYYY-MM-DD.
 */
export const dashboardFigures = flagFragment(
  'dashboard-figures',
  ['new_dashboard'],
  async (_isNew: boolean, lastDay: string): Promise<DashboardFigures> => {
    const now = new Date();
    const days = salesDays(lastDay, 2 * DAYS_A_PERIOD);
    return {
      days: days.slice(DAYS_A_PERIOD),
      daysBefore: days.slice(0, DAYS_A_PERIOD),
      products: productShares(days.slice(DAYS_A_PERIOD)),
      computedAt: now.toISOString(),
      revision: basisOf(configuration().SLUICE_ENVIRONMENT, now.getTime()).snapshot?.revision ?? null,
    };
  },
);
