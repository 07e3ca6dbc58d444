import { compileFlag } from '@/lib/engine/compile';
import type { CompiledFlag } from '@/lib/engine/compiled-flag';

/** One entry of history: what a revision changed of a flag. */
export interface RevisionEntry {
  readonly revision: number;
  /** When it was committed, by PostgreSQL's clock, in ms. */
  readonly at: number;
  readonly flag: string;
  readonly after: Readonly<Record<string, unknown>>;
}

interface Version {
  readonly revision: number;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly compiled: CompiledFlag;
}

/** What an environment's flags were at each of its revisions, replayed from history. */
export class RevisionLog {
  readonly #flags = new Map<string, Version[]>();
  readonly #revisions: { readonly revision: number; readonly at: number }[] = [];

  /** Adds entries, in the order of the chain. */
  add(entries: readonly RevisionEntry[]): void {
    for (const { revision, at, flag, after } of entries) {
      const versions = this.#flags.get(flag) ?? [];
      const fields = { ...versions.at(-1)?.fields, ...after };
      versions.push({ revision, fields, compiled: compileFlag(storedFlag(flag, revision, fields)) });
      this.#flags.set(flag, versions);
      if (this.#revisions.at(-1)?.revision !== revision) this.#revisions.push({ revision, at });
    }
  }

  get newest(): number {
    return this.#revisions.at(-1)?.revision ?? 0;
  }

  /** The flag as it was at a revision; null where there was none yet. */
  flagAt(flag: string, revision: number): CompiledFlag | null {
    return last(this.#flags.get(flag) ?? [], (version) => version.revision <= revision)?.compiled ?? null;
  }

  /** When a revision was overtaken by the next one; null for the newest. */
  overtakenAt(revision: number): number | null {
    const held = this.#revisions.findLastIndex((one) => one.revision <= revision);
    return this.#revisions[held + 1]?.at ?? null;
  }
}

/** The row that the fields in history describe, whatever they hold: compiling is total. */
function storedFlag(key: string, revision: number, fields: Readonly<Record<string, unknown>>) {
  return {
    key,
    revision,
    enabled: fields.enabled === true,
    killed: fields.killed === true,
    rolloutPercentage: Number(fields.rollout_percentage),
    rules: fields.rules,
    identityPolicy: String(fields.identity_policy),
    failureMode: String(fields.failure_mode),
    archived: fields.archived === true,
  };
}

/** The last of a sorted list for which `holds`, which is true of a first part of it and false of the rest. */
function last<T>(sorted: readonly T[], holds: (one: T) => boolean): T | undefined {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = sorted[middle];
    if (one !== undefined && holds(one)) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1];
}
