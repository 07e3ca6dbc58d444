import type { Queryable } from '@/db/client';
import type { EnvironmentView } from '@/lib/environments/list-environments';
import { type HeldView, type InstanceView, listInstances } from './list-instances';
import { type MeasuredReach, measuredReach } from './measured-reach';

/** The instances as one environment sees them, and what was measured of its changes. */
export interface InstancesReport {
  readonly environment: string;
  /** The newest. */
  readonly revision: number;
  readonly instances: readonly ReportedInstance[];
  readonly measured: MeasuredReach | null;
}

export interface ReportedInstance extends Omit<InstanceView, 'snapshots'> {
  /** What it holds of the environment. Null where it holds nothing yet. */
  readonly held: HeldView | null;
}

/** Tells of all instances, each with what it holds of an environment. */
export async function instancesReport(
  db: Queryable,
  { key: environment, revision }: Pick<EnvironmentView, 'key' | 'revision'>,
): Promise<InstancesReport> {
  const [listed, measured] = await Promise.all([listInstances(db), measuredReach(db, environment)]);
  const instances = listed.map(({ snapshots, ...instance }) => ({
    ...instance,
    held: snapshots.find((held) => held.environment === environment) ?? null,
  }));
  return { environment, revision, instances, measured };
}
