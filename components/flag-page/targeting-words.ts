import { formatPercentage } from '@/lib/engine/percentage';
import type { Condition, Prerequisite, Rule, ServeSaid, SplitRange } from '@/lib/engine/rule';
import { countsOf } from '@/lib/engine/split-by-weights';

/** A rule as a sentence: whom it matches, and what they get. */
export function ruleWords({ conditions, serve }: Rule): string {
  const whom = conditions.length === 0 ? 'Everybody' : `If ${joined(conditions.map(conditionWords), 'and')}`;
  return `${whom}: ${serveWords(serve)}`;
}

/** What another flag has to answer first, as a sentence. */
export function prerequisiteWords({ flag, variants }: Prerequisite): string {
  return `${flag} answers ${joined(variants, 'or')}; else this one is off`;
}

/** A condition in words. */
export function conditionWords(condition: Condition): string {
  const not = condition.negate === true ? 'not ' : '';
  if ('any' in condition) return `${not}any of (${condition.any.map(conditionWords).join('; ')})`;
  if ('all' in condition) return `${not}all of (${condition.all.map(conditionWords).join('; ')})`;
  if ('segment' in condition) return `${not}in the segment ${condition.segment}`;
  if ('flag' in condition) return `${condition.flag} does ${not}answer ${joined(condition.variants, 'or')}`;
  const { attribute, operator, values = [], ignore_case: ignoreCase } = condition;
  const shown = values.slice(0, SHOWN_MAX).map((value) => JSON.stringify(value));
  const more = values.length > SHOWN_MAX ? ` and ${(values.length - SHOWN_MAX).toLocaleString('en')} more` : '';
  const told = shown.length === 0 ? '' : ` ${shown.join(', ')}${more}`;
  return `${attribute} ${not}${operator.replaceAll('_', ' ')}${told}${ignoreCase ? ', in any case' : ''}`;
}

const SHOWN_MAX = 5;

function serveWords(serve: ServeSaid): string {
  if ('variant' in serve) return serve.variant;
  const by = serve.by === undefined ? '' : `, by ${serve.by}`;
  if ('percentage' in serve) return `${formatPercentage(serve.percentage)} %${by}`;
  return `${splitWords(serve.split)}${by}`;
}

/** How much of everybody each variant of a split has. */
export function splitWords(split: readonly SplitRange[]): string {
  return [...countsOf(split)].map(([variant, count]) => `${variant} ${formatPercentage(count / 1000)} %`).join(', ');
}

function joined(words: readonly string[], last: 'and' | 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
