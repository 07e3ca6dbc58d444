const ASK_TIMEOUT_MS = 5_000;
/** How many flags the palette shows: more are found by typing more. */
const FOUND_MAX = 20;

/** A flag as the palette shows it. Percentage 0…100. */
export interface FoundFlag {
  readonly key: string;
  readonly description: string;
  readonly enabled: boolean;
  readonly killed: boolean;
  readonly archived: boolean;
  readonly percentage: number;
  readonly version: number;
}

/** Asks the server for the flags of an environment that a text is found in, the best first. Rejects without an answer. */
export async function askFlags(environment: string, text: string, signal: AbortSignal): Promise<readonly FoundFlag[]> {
  const query = new URLSearchParams({ environment, search: text, limit: `${FOUND_MAX}` });
  const response = await fetch(`/api/flags?${query}`, {
    cache: 'no-store',
    signal: AbortSignal.any([signal, AbortSignal.timeout(ASK_TIMEOUT_MS)]),
  });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  const { flags }: { flags: readonly RestFlag[] } = await response.json();
  return flags.map(({ key, description, enabled, killed, archived, rollout_percentage, version }) => {
    return { key, description, enabled, killed, archived, percentage: rollout_percentage, version };
  });
}

// What `GET /api/flags` promises (docs/api.md): it is our own server that answers, to its own page.
interface RestFlag extends Omit<FoundFlag, 'percentage'> {
  readonly rollout_percentage: number;
}
