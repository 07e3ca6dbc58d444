import { bucket, position } from '@/lib/engine/bucket';
import { compileFlag } from '@/lib/engine/compile';
import { pathOf } from '@/lib/engine/compile-path';
import type { CompiledFlag, World } from '@/lib/engine/compiled-flag';
import { evaluate } from '@/lib/engine/evaluate';
import { fieldsOf } from '@/lib/engine/fields';
import { keyFor } from '@/lib/engine/key-for';
import type { Evaluation, EvaluationContext, StoredFlag } from '@/lib/engine/types';
import { splitInput } from '@/lib/variants/inputs';
import { explainCondition, outcomeOfAll, type Question } from './explain-condition';
import type { Draw, Explained, Step } from './explained';

type Undecided = Step extends infer One ? (One extends Step ? Omit<One, 'decided'> : never) : never;

/**
 * Explains what a flag answers for a context: every prerequisite, target, rule and condition, and which of them decided.
 * The answer is the engine's own; the path is its order, told. Pure. `now` in ms.
 */
export function explainFlag(
  stored: StoredFlag,
  { context, now, world }: { readonly context: EvaluationContext; readonly now: number; readonly world: World },
): Explained {
  const compiled = compileFlag(stored);
  // Killed or switched off, a flag is compiled without the rest of its path: that is told as it would be.
  const lifted = compileFlag({ ...stored, enabled: true, killed: false });
  const question: Question = { flag: lifted, context, now, world };
  const answer = evaluate(compiled, context, now, world);
  const lines: [Undecided, boolean][] = [
    [{ kind: 'switch', enabled: compiled.enabled, killed: compiled.killed }, compiled.killed || !compiled.enabled],
    ...prerequisites(lifted, question),
    ...targets(lifted, question),
    ...rules(stored, question),
    [
      {
        kind: 'rollout',
        percentage: compiled.percentage,
        split: splitInput.safeParse(stored.split ?? null).data ?? null,
        draw: drawOf(lifted, null, context),
      },
      true,
    ],
  ];
  const decisive = lines.findIndex(([, decides]) => decides);
  return {
    flag: compiled.key,
    answer,
    targetingKey: keyFor(lifted, null, context) || null,
    steps: lines.map(([line, _decides], nth) => ({ ...line, decided: nth === decisive }) as Step),
  };
}

function prerequisites(
  { prerequisites: needed }: CompiledFlag,
  { context, now, world }: Question,
): [Undecided, boolean][] {
  return needed.map(({ flag, variants }) => {
    const other = world.flags.get(flag);
    const answered: Evaluation | null = other ? evaluate(other, context, now, world) : null;
    const isMet = answered?.variant !== undefined && answered.reason !== 'ERROR' && variants.has(answered.variant);
    return [{ kind: 'prerequisite', flag, variants: [...variants], answered, isMet }, !isMet];
  });
}

function targets(flag: CompiledFlag, { context }: Question): [Undecided, boolean][] {
  if (flag.targets === null) return [];
  const isListed = flag.targets.has(keyFor(flag, null, context));
  return [[{ kind: 'targets', count: flag.targets.size, isListed }, isListed]];
}

function rules(stored: StoredFlag, question: Question): [Undecided, boolean][] {
  if (!Array.isArray(stored.rules)) return [];
  return stored.rules.map((rule: unknown, index) => {
    const { name, conditions, serve } = fieldsOf(rule) ?? {};
    const told = Array.isArray(conditions) ? conditions.map((one: unknown) => explainCondition(one, question)) : [];
    const outcome = outcomeOfAll(told);
    const { by, variant } = fieldsOf(serve) ?? {};
    const draw = variant === undefined ? drawOf(question.flag, pathOf(by), question.context) : null;
    const line = {
      kind: 'rule',
      index,
      name: typeof name === 'string' ? name : '',
      outcome,
      conditions: told,
      serve,
      draw,
    } as const;
    return [line, outcome === 'match'];
  });
}

function drawOf(flag: CompiledFlag, by: readonly string[] | null, context: EvaluationContext): Draw | null {
  const key = keyFor(flag, by, context);
  return key === '' ? null : { key, bucket: bucket(flag.key, key), position: position(flag.key, key) };
}
