import { conditionWords, splitWords } from '@/components/flag-page/targeting-words';
import { fieldsOf } from '@/lib/engine/fields';
import { formatPercentage } from '@/lib/engine/percentage';
import type { Condition } from '@/lib/engine/rule';
import type { Evaluation } from '@/lib/engine/types';
import type { Draw, ExplainedCondition, Step } from '@/lib/explain/explained';

/** An answer as a sentence: the variant, and why in OpenFeature's word. */
export function answerWords({ value, variant, reason, errorCode }: Evaluation): string {
  const error = errorCode === undefined ? '' : `, ${errorCode}`;
  return `${variant ?? 'nothing'} (${JSON.stringify(value)}), because ${reason}${error}`;
}

/** One line of a path as a sentence. */
export function stepWords(step: Step): string {
  switch (step.kind) {
    case 'switch':
      return step.killed ? 'Killed: off for everybody.' : step.enabled ? 'Switched on.' : 'Switched off for everybody.';
    case 'prerequisite': {
      const said = step.answered === null ? 'there is no such flag' : `it answers ${answerWords(step.answered)}`;
      return `Only while ${step.flag} answers ${step.variants.join(' or ')}: ${said}, so ${step.isMet ? 'on' : 'no further'}.`;
    }
    case 'targets':
      return `${step.count.toLocaleString('en')} ${step.count === 1 ? 'id is' : 'ids are'} answered by name: this ${step.isListed ? 'is' : 'is not'} among them.`;
    case 'rule':
      return `Rule ${step.index + 1}${step.name && ` (${step.name})`}: ${OUTCOMES[step.outcome]}.${drawWords(step.draw)}${missingWords(step)}`;
    case 'rollout':
      return `${step.split ? `The weights: ${splitWords(step.split)}` : `The rollout: ${formatPercentage(step.percentage)} %`}.${drawWords(step.draw)}`;
  }
}

const OUTCOMES = {
  match: 'all of it matches',
  no_match: 'it does not match',
  missing: 'it cannot be told, so it does not match',
} as const;

function drawWords(draw: Draw | null): string {
  if (draw === null) return '';
  return ` ${draw.key} falls into bucket ${draw.bucket}, at ${formatPercentage(draw.position / 1000)} %.`;
}

/** Why a rule that matches has nothing to draw with: what it hashes was not sent. */
function missingWords({ outcome, draw, serve }: Extract<Step, { kind: 'rule' }>): string {
  const { variant, by } = fieldsOf(serve) ?? {};
  if (outcome !== 'match' || draw !== null || variant !== undefined) return '';
  return typeof by === 'string'
    ? ` Its share goes by ${by}, which was not sent.`
    : ' Its share needs an id, and none was sent.';
}

/** A condition and what was found of it. */
export function conditionText({ condition, given, answered, parts }: ExplainedCondition): string {
  const words = conditionWords(condition as Condition);
  if (parts) return words;
  if (answered) return `${words}: it answers ${answerWords(answered)}`;
  return given === undefined ? words : `${words}: it is ${JSON.stringify(given)}`;
}
