import type { InstanceReach, RevisionReach } from '@/lib/instances/reach-of';

const ASK_TIMEOUT_MS = 5_000;

/** Which revision of which environment is asked about. */
export interface ReachQuestion {
  readonly environment: string;
  readonly revision: number;
}

/** Asks the server how far a revision has come. Null where it will never say; rejects where it does not answer now. */
export async function askReach({ environment, revision }: ReachQuestion): Promise<RevisionReach | null> {
  const query = new URLSearchParams({ environment, revision: `${revision}` });
  const response = await fetch(`/api/reach?${query}`, {
    cache: 'no-store',
    signal: AbortSignal.timeout(ASK_TIMEOUT_MS),
  });
  if (response.status >= 400 && response.status < 500) return null;
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return readReach(await response.json());
}

// What /api/reach promises (docs/api.md): it is our own server that answers, to its own page.
function readReach(body: RestReach): RevisionReach {
  const { made_at: madeAt, is_complete: isComplete, ...rest } = body;
  return { ...rest, madeAt, isComplete };
}

interface RestReach {
  readonly environment: string;
  readonly revision: number;
  readonly made_at: string;
  readonly instances: readonly InstanceReach[];
  readonly is_complete: boolean;
  readonly ms: number | null;
}
