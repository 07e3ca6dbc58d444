import type { Metadata } from 'next';
import { LegacyDashboard } from '@/components/site/dashboard/legacy-dashboard';
import { NewDashboard } from '@/components/site/dashboard/new-dashboard';
import { isEnabled } from '@/lib/evaluation/gate';
import { dashboardFigures } from './figures';

export const metadata: Metadata = { title: 'Dashboard' };

export default async function DashboardPage() {
  const newDashboardEnabled = await isEnabled('new_dashboard');
  const figures = await dashboardFigures(newDashboardEnabled, today());

  return newDashboardEnabled ? <NewDashboard figures={figures} /> : <LegacyDashboard figures={figures} />;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
