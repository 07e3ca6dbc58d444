'use client'; // Watched while instances come and go. Without JavaScript it shows what the server knew.

import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import type { InstancesReport } from '@/lib/instances/instances-report';
import type { StalenessBudget } from '@/lib/staleness-budget';
import { age } from './age-words';
import { BudgetPanel } from './budget-panel';
import { buildsOf } from './instance-words';
import { InstancesTable } from './instances-table';
import { useInstances } from './use-instances';

/** Every instance, what it holds and what brings it changes, beneath what may be expected and what was measured. */
export function InstancesView({ initial, budget, limitMs, pollSeconds }: InstancesViewProps) {
  const { report, unansweredForMs } = useInstances(initial);
  const builds = buildsOf(report.instances);
  return (
    <div className="grid gap-6">
      <BudgetPanel budget={budget} limitMs={limitMs} measured={report.measured} />
      {unansweredForMs !== null && (
        <Notice meaning="attention">
          This server has not answered for {age(unansweredForMs)}. Beneath stands what it said last.
        </Notice>
      )}
      {builds.length > 1 && (
        <Notice meaning="attention">
          {builds.length} builds serve side by side:{' '}
          {builds.map(({ version, names }) => `${version} on ${names.join(', ')}`).join('; ')}.
        </Notice>
      )}
      {report.instances.length === 0 ? (
        <EmptyState title="No instance yet">
          Each serving process tells of itself every 2 s: within moments they stand here.
        </EmptyState>
      ) : (
        <InstancesTable report={report} pollSeconds={pollSeconds} isOld={unansweredForMs !== null} />
      )}
    </div>
  );
}

interface InstancesViewProps {
  initial: InstancesReport;
  budget: StalenessBudget;
  /** What the budget must not exceed. */
  limitMs: number;
  pollSeconds: number;
}
