import type { BadgeMeaning } from '@/components/ui/badge';
import type { ReportedInstance } from '@/lib/instances/instances-report';
import { age } from './age-words';

/** Something about an instance in words, and whether somebody should look at it. */
export interface Said {
  readonly text: string;
  readonly meaning: BadgeMeaning;
}

/** Longer than this unconfirmed, a snapshot is stale, and each flag's failure mode speaks. */
const STALE_AFTER_MS = 30_000;

/** "here", "silent for 12 s", "stopped 2 min ago". */
export function stateOf({ state, unheardForMs }: ReportedInstance): Said {
  switch (state) {
    case 'here':
      return { text: 'here', meaning: 'on' };
    case 'silent':
      return { text: `silent for ${age(unheardForMs)}`, meaning: 'attention' };
    case 'stopped':
      return { text: `stopped ${age(unheardForMs)} ago`, meaning: 'neutral' };
    default:
      return state satisfies never;
  }
}

/** How far behind the newest revision what it holds is. */
export function lagOf({ held }: ReportedInstance): Said {
  if (!held) return { text: 'holds nothing yet', meaning: 'attention' };
  if (held.behind === null) return { text: 'of another database', meaning: 'attention' };
  if (held.behind === 0) return { text: 'newest', meaning: 'neutral' };
  return { text: `${held.behind.toLocaleString('en')} behind`, meaning: 'attention' };
}

/** What brings it changes. */
export function busOf({ bus }: ReportedInstance, pollSeconds: number): string {
  switch (bus) {
    case 'listen':
      return 'PostgreSQL notifications';
    case 'upstash':
      return 'Upstash';
    case 'poll':
      return `poll every ${pollSeconds} s`;
    default:
      return bus satisfies never;
  }
}

/** When something last said that what it holds is the newest. */
export function confirmedOf({ held }: ReportedInstance): Said | null {
  if (!held) return null;
  if (held.unconfirmedForMs === null) return { text: 'never: it came from Upstash', meaning: 'attention' };
  const isStale = held.unconfirmedForMs > STALE_AFTER_MS;
  return { text: `${age(held.unconfirmedForMs)} ago`, meaning: isStale ? 'attention' : 'neutral' };
}

/** The builds that serve at the moment, each with who serves it. More than one is worth a word. */
export function buildsOf(instances: readonly ReportedInstance[]): readonly { version: string; names: string[] }[] {
  const here = instances.filter(({ state }) => state === 'here');
  const versions = [...new Set(here.map(({ version }) => version))].toSorted();
  return versions.map((version) => ({
    version,
    names: here.filter((instance) => instance.version === version).map(({ name }) => name),
  }));
}
