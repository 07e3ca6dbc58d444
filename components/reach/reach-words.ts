import type { InstanceReach, RevisionReach } from '@/lib/instances/reach-of';

/**
 * How far a revision has come, in words: "everywhere in 84 ms: 3 of 3 instances", or who is still behind. `isOver` where
 * nobody asks any more. Silent instances are named, and hold nothing up.
 */
export function reachSentence(reach: RevisionReach | null, isOver = false): string {
  if (!reach) return isOver ? 'nobody says how far it has come' : 'asking the instances';
  const { here, holding, silent } = counted(reach);
  if (here.length === 0) return 'no instance tells of itself yet';
  const share = `${holding} of ${here.length} ${here.length === 1 ? 'instance' : 'instances'}`;
  const unheard = silent > 0 ? `, ${silent} silent` : '';
  if (reach.isComplete) return `${everywhere(reach)}: ${share}${unheard}`;
  return `${share}${unheard}${isOver ? ' after a minute' : ''}; ${behind(here)}`;
}

/** The same for a corner of the screen: "everywhere in 84 ms", or "2 of 3 instances". */
export function shortReach(reach: RevisionReach | null): string {
  if (!reach) return '';
  const { here, holding } = counted(reach);
  return reach.isComplete ? everywhere(reach) : `${holding} of ${here.length} instances`;
}

/** "84 ms", "2,134 ms", "12.4 s". */
export function duration(ms: number): string {
  return ms < 10_000 ? `${ms.toLocaleString('en')} ms` : `${(ms / 1000).toFixed(1)} s`;
}

export function revisionName(revision: number): string {
  return `r ${revision.toLocaleString('en')}`;
}

function everywhere(reach: RevisionReach): string {
  const where = counted(reach).silent > 0 ? 'everywhere that answers' : 'everywhere';
  return reach.ms === null ? where : `${where} in ${duration(reach.ms)}`;
}

function behind(here: readonly InstanceReach[]): string {
  const waiting = here.filter(({ state }) => state === 'waiting');
  const [first] = waiting;
  if (!first) return 'all of them hold it';
  const more = waiting.length > 1 ? `, and ${waiting.length - 1} more` : '';
  if (first.revision === null) return `${first.name} holds nothing yet${more}`;
  return `${first.name} is still at ${revisionName(first.revision)}${more}`;
}

function counted({ instances }: RevisionReach) {
  const here = instances.filter(({ state }) => state !== 'silent');
  const holding = here.filter(({ state }) => state === 'holds').length;
  return { here, holding, silent: instances.length - here.length };
}
