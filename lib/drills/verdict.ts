/** One layer that a kill goes through, and when it had followed. */
export interface Layer {
  readonly layer: 'commit' | 'notification' | 'instance' | 'upstash' | 'page' | 'answer';
  /** Which of them, where there are several: an instance's name. */
  readonly name: string;
  /** `unused` where it is not configured, or was silent before the drill began: it says nothing for or against. */
  readonly state: 'followed' | 'late' | 'unused';
  /** From the asking for the kill until it was seen there. Null where it was not. */
  readonly ms: number | null;
}

/** What the layers add up to. Times in whole milliseconds, over the layers that followed. */
export interface Verdict {
  readonly isPassed: boolean;
  /** The first layer that did not follow, in words; empty where all did. */
  readonly fault: string;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly maxMs: number | null;
}

/**
 * Judges a drill: passed where every layer in use followed within the budget. The first in the order of travel that did
 * not is at fault, because those behind it could only wait for it. Pure.
 */
export function verdict(layers: readonly Layer[], budgetMs: number): Verdict {
  const inUse = layers.filter(({ state }) => state !== 'unused');
  const late = inUse.find(({ state, ms }) => state === 'late' || ms === null || ms > budgetMs);
  const times = inUse.flatMap(({ ms }) => (ms === null ? [] : [ms])).toSorted((a, b) => a - b);
  return {
    isPassed: inUse.length > 0 && late === undefined,
    fault: late ? layerWords(late) : inUse.length === 0 ? 'the kill itself' : '',
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
    maxMs: times.at(-1) ?? null,
  };
}

/** A layer in product words. */
export function layerWords({ layer, name }: Pick<Layer, 'layer' | 'name'>): string {
  return layer === 'instance' ? `instance ${name}` : WORDS[layer];
}

const WORDS: Record<Exclude<Layer['layer'], 'instance'>, string> = {
  commit: 'the commit',
  notification: 'the notification',
  upstash: 'Upstash',
  page: 'the cached page',
  answer: 'the HTTP answer',
};

/** The nearest rank: a time that was really measured, never one between two. */
function percentile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}
