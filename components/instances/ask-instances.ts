import type { InstancesReport } from '@/lib/instances/instances-report';

const ASK_TIMEOUT_MS = 5_000;

/** Asks the server for all instances as an environment sees them. Rejects where it does not answer. */
export async function askInstances(environment: string): Promise<InstancesReport> {
  const response = await fetch(`/api/instances?${new URLSearchParams({ environment })}`, {
    cache: 'no-store',
    signal: AbortSignal.timeout(ASK_TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  // What /api/instances promises (docs/api.md) is the report with its names spelled as REST spells them.
  return camelCased(await response.json()) as InstancesReport;
}

function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCased);
  if (typeof value !== 'object' || value === null) return value;
  const named = Object.entries(value).map(([name, one]) => [camelName(name), camelCased(one)]);
  return Object.fromEntries(named);
}

function camelName(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
