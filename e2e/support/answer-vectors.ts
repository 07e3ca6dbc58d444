import { compileFlag } from '@/lib/engine/compile';
import { compileSegment } from '@/lib/engine/compile-segment';
import { evaluate } from '@/lib/engine/evaluate';
import { storedFlag } from './stored-flag';
import type { ConditionCase, EvaluationCase, VectorCase } from './vector-files';

// For conditions on how long ago something was.
const NOW = 1_795_780_800_000; // 2026-11-27T12:00:00Z

/** Answers each case as the engine does, in the form in which the case says what to expect. Runs anywhere. */
export function answerVectors(cases: readonly VectorCase[]): unknown[] {
  return cases.map((one) => ('condition' in one ? holding(one) : answering(one)));
}

function holding({ condition, attributes }: ConditionCase) {
  const isOn = (negate: boolean) => {
    const rules = [{ conditions: [{ ...condition, ...(negate && { negate }) }], serve: { variant: 'on' } }];
    const { value, reason } = ask({ flags: { f: { rules, rolloutPercentage: 0 } }, ask: 'f', context: { attributes } });
    if (reason === 'ERROR') throw new Error(`The condition cannot be read: ${JSON.stringify(condition)}`);
    return value;
  };
  return { holds: isOn(false), negated: isOn(true) };
}

function answering(one: EvaluationCase) {
  return { answer: ask(one) };
}

function ask({
  flags,
  segments = {},
  ask: key,
  context,
}: Pick<EvaluationCase, 'flags' | 'segments' | 'ask' | 'context'>) {
  const compiled = Object.entries(flags).map(([name, said]) => compileFlag(storedFlag(name, said)));
  const held = Object.entries(segments).map(([name, said]) =>
    compileSegment({ key: name, conditions: [], included: [], excluded: [], revision: 1, ...said }),
  );
  const world = {
    flags: new Map(compiled.map((flag) => [flag.key, flag])),
    segments: new Map(held.map((segment) => [segment.key, segment])),
  };
  const flag = world.flags.get(key);
  if (!flag) throw new Error(`There is no flag ${key} in the case.`);
  return evaluate(flag, context, NOW, world);
}
