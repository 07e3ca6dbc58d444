import type { Answered } from './answered';
import { expectedOf } from './expected';
import type { RevisionLog } from './revision-log';

/** When PostgreSQL could not be reached; `to` is infinite while that lasts. */
export interface Outage {
  readonly from: number;
  readonly to: number;
}

export interface Budgets {
  /** Unconfirmed for longer, an answer has to say that it is stale. */
  readonly stalenessMs: number;
  /** With PostgreSQL in reach for so long, every instance holds what was saved before. */
  readonly reachMs: number;
}

export interface Wrong {
  readonly answer: Answered;
  readonly why: string;
}

/**
 * Counts wrong answers: one whose value or reason is not that of the revision it names, whose revision is older than one
 * that this process had already given, or older than the budgets allow. Remembers each process between calls.
 */
export class Judge {
  readonly #given = new Map<string, { readonly answeredAt: number; readonly highest: number }[]>();

  constructor(private readonly budgets: Budgets) {}

  /** Judges answers, all of them after those of earlier calls. */
  judge(answers: readonly Answered[], log: RevisionLog, outages: readonly Outage[]): Wrong[] {
    const inOrder = answers.toSorted((one, other) => one.answeredAt - other.answeredAt);
    return inOrder.flatMap((answer) => {
      const why = valueFault(answer, log) ?? this.#orderFault(answer) ?? this.#ageFault(answer, log, outages);
      this.#remember(answer);
      return why === null ? [] : [{ answer, why }];
    });
  }

  #orderFault({ life, askedAt, revision }: Answered): string | null {
    // Only what was answered before this was asked: two questions under way at once may be answered in any order.
    const before = this.#given.get(life)?.findLast(({ answeredAt }) => answeredAt <= askedAt);
    if (!before || (revision !== null && revision >= before.highest)) return null;
    return `revision ${revision ?? 'none'} after ${before.highest}`;
  }

  #ageFault({ askedAt, revision, staleForMs }: Answered, log: RevisionLog, outages: readonly Outage[]): string | null {
    const overtakenAt = revision === null ? null : log.overtakenAt(revision);
    if (overtakenAt === null) return null;
    const behindMs = askedAt - overtakenAt;
    if (staleForMs === undefined && behindMs > this.budgets.stalenessMs) {
      return `revision ${revision} was overtaken ${Math.round(behindMs)} ms before, and the answer is not marked stale`;
    }
    if (outages.some(({ from, to }) => from <= askedAt && askedAt <= to)) return null;
    const reachableSince = Math.max(overtakenAt, ...outages.filter(({ to }) => to < askedAt).map(({ to }) => to));
    const knowableMs = askedAt - reachableSince;
    if (knowableMs <= this.budgets.reachMs) return null;
    return `revision ${revision} although PostgreSQL had a newer one, in reach, for ${Math.round(knowableMs)} ms`;
  }

  #remember({ life, answeredAt, revision }: Answered): void {
    if (revision === null) return;
    const given = this.#given.get(life) ?? [];
    const highest = given.at(-1)?.highest ?? -1;
    // One line a revision is enough: in between, the highest is the one before.
    if (revision > highest) given.push({ answeredAt, highest: revision });
    this.#given.set(life, given);
  }
}

function valueFault(answer: Answered, log: RevisionLog): string | null {
  const { flag, user, value, reason, revision } = answer;
  const expected = expectedOf(log, answer);
  if (!expected) return `${flag} at revision ${revision}, which history does not have`;
  if (expected.value === value && expected.reason === reason) return null;
  return `${flag} for ${user} at revision ${revision}: ${value} ${reason}, not ${expected.value} ${expected.reason}`;
}
