import { describe, expect, test } from 'vitest';
import { changeWords, evidenceWords } from './change-words';

describe('history reads as sentences', () => {
  test('a percentage is said in per cent, a switch in on and off', () => {
    expect(
      changeWords({ rollout_percentage: 10, enabled: true }, { rollout_percentage: 12.5, enabled: false }),
    ).toEqual([
      { field: 'rollout', before: '10%', after: '12.5%' },
      { field: 'switch', before: 'on', after: 'off' },
    ]);
  });

  test('a creation has no before, and says nothing of what was left empty', () => {
    expect(changeWords(null, { description: '', tags: [], archived: false, rules: [], owner: 'Web' })).toEqual([
      { field: 'owner', before: null, after: 'Web' },
    ]);
  });

  test('a kill and a lift are said by their verb alone, and a creation does not say that nobody killed it', () => {
    expect(changeWords({ killed: false }, { killed: true })).toEqual([]);
    expect(changeWords(null, { killed: false, owner: 'Web' })).toEqual([
      { field: 'owner', before: null, after: 'Web' },
    ]);
  });

  test('an emptied text and removed tags are named, not shown as nothing', () => {
    expect(changeWords({ owner: 'Web', tags: ['a', 'b'] }, { owner: '', tags: [] })).toEqual([
      { field: 'owner', before: 'Web', after: 'empty' },
      { field: 'tags', before: 'a, b', after: 'none' },
    ]);
  });

  test('a plan is told by its place, and by what its gate said when it moved', () => {
    const evidence = [
      { condition: 'minimum-time', open: true, sentence: 'An hour passed.' },
      { condition: 'drill', open: false, sentence: 'No drill has passed yet.' },
    ];
    const before = { plan: { state: 'running', stage: 1, of: 6 } };
    const after = { plan: { state: 'running', stage: 2, of: 6, evidence } };
    expect(changeWords(before, after)).toEqual([
      { field: 'plan', before: 'stage 1 of 6, running', after: 'stage 2 of 6, running' },
    ]);
    expect(evidenceWords(after)).toEqual(['Open: An hour passed.', 'Held: No drill has passed yet.']);
    expect(evidenceWords({ owner: 'Web' })).toEqual([]);
  });

  test('a segment is named by the sentence, and its ids are counted', () => {
    expect(changeWords({ segment: 'beta', included: ['42'] }, { segment: 'beta', included: ['42', '43'] })).toEqual([
      { field: 'included', before: '1 id', after: '2 ids' },
    ]);
  });
});
