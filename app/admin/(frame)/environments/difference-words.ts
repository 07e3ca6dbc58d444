import type { ShownDifference } from '@/components/environments/difference-row';
import { prerequisiteWords, ruleWords } from '@/components/flag-page/targeting-words';
import { changeWords } from '@/components/history/change-words';
import type { FlagDifference } from '@/lib/environments/compare-environments';
import { readTargeting } from '@/lib/targeting/read-targeting';

/** What differs of a flag, in words: rules and prerequisites as sentences, everything else as history says it. */
export function differenceWords({ here, there }: FlagDifference): ShownDifference['changes'] {
  const said = changeWords(inWords(here), inWords(there));
  return said.map(({ field, before, after }) => ({ field, here: before ?? 'nothing', there: after }));
}

function inWords(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { rules = [], prerequisites = [] } = fields;
  const read = readTargeting({ rules, prerequisites, targets: [] });
  return {
    ...fields,
    ...('rules' in fields && { rules: read.rules.map(ruleWords) }),
    ...('prerequisites' in fields && { prerequisites: read.prerequisites.map(prerequisiteWords) }),
  };
}
