import { DEPENDENCY_DEPTH_MAX, VISITS_MAX } from './budgets';
import type { CompiledFlag, CompiledSegment, World } from './compiled-flag';
import { type Attributes, attributesOf } from './conditions/attributes';
import { given } from './given';
import { keyFor } from './key-for';
import type { KeyPrefix } from './key-prefix';
import type { Serve } from './serve';
import { settle } from './settle';
import { TOO_MUCH } from './too-much';
import type { Evaluation, EvaluationContext } from './types';

/** Where a targeting key falls for the flag of the prefix, 0…99 999. */
export type PositionOf = (prefix: KeyPrefix, targetingKey: string) => number;

/**
 * One question: who asks, when, and what was found out on the way about other flags and segments, so that each is
 * evaluated once however many conditions ask for it. Those that are being evaluated are known to be: a circle of
 * dependencies, which the door refuses, ends there.
 */
export class Asking {
  depth = 0;
  // TypeScript's `private`, not `#`: those are made anew in every instance, which cost 100 ns of 400.
  private visits = 0;
  /** The flag that is being evaluated. */
  private flag: CompiledFlag | null = null;
  /** What the policy last asked for chose. */
  private policy = '';
  private chosen = '';
  private answers: Map<string, Evaluation | null> | null = null;
  private memberships: Map<string, boolean> | null = null;

  constructor(
    readonly context: EvaluationContext,
    /** The instant in ms. */
    readonly now: number,
    readonly world: World,
    readonly positionOf: PositionOf,
  ) {}

  get attributes(): Attributes {
    return attributesOf(this.context.attributes);
  }

  /** The id of whoever asks, under the policy of the flag that is being evaluated; targets and segments list it. */
  get targetingKey(): string {
    return this.flag ? this.keyFor(this.flag, null) : '';
  }

  /** What a flag hashes: by an attribute, or what its policy says, which is looked for once. */
  keyFor(flag: CompiledFlag, by: Serve['by']): string {
    if (by !== null) return keyFor(flag, by, this.context);
    if (this.policy !== flag.identityPolicy) {
      this.chosen = keyFor(flag, null, this.context);
      this.policy = flag.identityPolicy;
    }
    return this.chosen;
  }

  visit(count: number): void {
    this.visits += count;
    if (this.visits > VISITS_MAX) throw TOO_MUCH;
  }

  /** What a flag serves that is the first of a question, so that it is served as it would be alone. */
  serve(flag: CompiledFlag): Serve {
    this.visits = 0;
    this.answers = null;
    this.memberships = null;
    this.flag = flag;
    return settle(flag, this);
  }

  /** What a flag answers. */
  answer(flag: CompiledFlag): Evaluation {
    this.flag = flag;
    const serve = settle(flag, this);
    return given(flag, serve, this.keyFor(flag, serve.by), this.positionOf);
  }

  /** What another flag answers, for the same context; undefined where there is none, or where it leads back here. */
  answerOf(key: string): Evaluation | undefined {
    this.visit(1);
    this.answers ??= new Map();
    const known = this.answers.get(key);
    if (known !== undefined) return known ?? undefined;
    const flag = this.world.flags.get(key);
    if (!flag || this.depth >= DEPENDENCY_DEPTH_MAX) return undefined;
    this.answers.set(key, null);
    const asked = this.flag;
    this.depth += 1;
    try {
      const answer = this.answer(flag);
      this.answers.set(key, answer);
      return answer;
    } finally {
      this.depth -= 1;
      this.flag = asked;
    }
  }

  /** Whether the asker is in a segment, or (`outside`) is known not to be. Neither where it leads back here. */
  isInSegment(key: string, outside: boolean, attributes: Attributes): boolean {
    this.visit(1);
    const segment = this.world.segments.get(key);
    if (!segment || this.depth >= DEPENDENCY_DEPTH_MAX) return false;
    this.memberships ??= new Map();
    // The policy stands for the targeting key that it chose: a key of 1 KiB takes long to look up.
    const question = `${outside ? '-' : '+'}${key} ${this.flag?.identityPolicy ?? ''}`;
    const known = this.memberships.get(question);
    if (known !== undefined) return known;
    this.memberships.set(question, false);
    this.depth += 1;
    try {
      const found = outside ? this.outside(segment, attributes) : this.inside(segment, attributes);
      this.memberships.set(question, found);
      return found;
    } finally {
      this.depth -= 1;
    }
  }

  // Somebody without an id may be on either list, so a list that counts keeps them from matching.
  private inside({ included, excluded, holds, visits }: CompiledSegment, attributes: Attributes): boolean {
    if (this.targetingKey === '' ? excluded.size > 0 : excluded.has(this.targetingKey)) return false;
    if (this.targetingKey !== '' && included.has(this.targetingKey)) return true;
    this.visit(visits);
    return holds(attributes, this);
  }

  private outside({ included, excluded, holdsNot, visits }: CompiledSegment, attributes: Attributes): boolean {
    if (this.targetingKey !== '' && excluded.has(this.targetingKey)) return true;
    if (this.targetingKey === '' ? included.size > 0 : included.has(this.targetingKey)) return false;
    this.visit(visits);
    return holdsNot(attributes, this);
  }
}
