import type { EvaluationContext } from '@/lib/engine/types';
import type { Sighting } from './visitor-ring';

/** Visitors of one flag in one environment whose contexts are held. */
export const CONTEXTS_PER_FLAG_MAX = 1_000;
/** A context larger than this, as JSON, is not held. */
export const CONTEXT_HELD_BYTES_MAX = 4 * 1024;
/** What one flush may look at: what pages hand in may be large, and to find that out takes time. */
const LOOKED_AT_BYTES_MAX = 4 * 1024 * 1024;
/** What all of them may take together. */
export const CONTEXTS_BYTES_MAX = 16 * 1024 * 1024;

/** Somebody whom this process answered: with what they asked, and whether they ever got the flag. `at` in ms. */
export interface SeenContext {
  readonly context: EvaluationContext;
  readonly hasSeen: boolean;
  readonly at: number;
}

interface Held extends SeenContext {
  readonly bytes: number;
}

/**
 * The newest visitors of each flag with what rules may look at, so that a change of rules or variants can be run over
 * them. In the memory of this process only: nothing of it is written, and it is gone with the process.
 */
export class RecentContexts {
  // In both maps the oldest comes first.
  readonly #flags = new Map<string, Map<string, Held>>();
  #bytes = 0;

  /** Takes copies, as JSON: what a page handed in may be anything, and large. */
  keep(seen: readonly Sighting[], at: number): void {
    let lookedAt = 0;
    for (const { environment, flag, namespace, id, isOn, context } of seen) {
      if (lookedAt > LOOKED_AT_BYTES_MAX) break;
      const json = jsonOf(context);
      lookedAt += json.length;
      if (json === '' || json.length > CONTEXT_HELD_BYTES_MAX) continue;
      const name = `${environment}\n${flag}`;
      const visitors = this.#flags.get(name) ?? new Map<string, Held>();
      this.#flags.delete(name);
      this.#flags.set(name, visitors);
      const who = `${namespace}\n${id}`;
      const before = visitors.get(who);
      this.#drop(visitors, who);
      visitors.set(who, {
        context: JSON.parse(json),
        hasSeen: isOn || before?.hasSeen === true,
        at,
        bytes: json.length * 2,
      });
      this.#bytes += json.length * 2;
      if (visitors.size > CONTEXTS_PER_FLAG_MAX) this.#dropOldest(visitors);
    }
    for (const [name, visitors] of this.#flags) {
      while (this.#bytes > CONTEXTS_BYTES_MAX && visitors.size > 0) this.#dropOldest(visitors);
      if (this.#bytes <= CONTEXTS_BYTES_MAX) return;
      this.#flags.delete(name);
    }
  }

  /** Those of one flag, the oldest first. */
  of(environment: string, flag: string): readonly SeenContext[] {
    return [...(this.#flags.get(`${environment}\n${flag}`)?.values() ?? [])];
  }

  #dropOldest(visitors: Map<string, Held>): void {
    const [oldest] = visitors.keys();
    if (oldest !== undefined) this.#drop(visitors, oldest);
  }

  #drop(visitors: Map<string, Held>, who: string): void {
    this.#bytes -= visitors.get(who)?.bytes ?? 0;
    visitors.delete(who);
  }
}

/** Empty where it cannot be said. */
function jsonOf(context: EvaluationContext): string {
  try {
    return JSON.stringify(context) ?? '';
  } catch {
    return '';
  }
}

// Module code is evaluated once per bundle, two or three times in a process: what must be one lives on globalThis.
const process_ = globalThis as typeof globalThis & { __sluiceContexts?: RecentContexts };

/** The contexts that this process holds. */
export function recentContexts(): RecentContexts {
  process_.__sluiceContexts ??= new RecentContexts();
  return process_.__sluiceContexts;
}
