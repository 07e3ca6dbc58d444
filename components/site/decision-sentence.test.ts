import { describe, expect, it } from 'vitest';
import type { SiteDecision } from './decision';
import { decisionSentence } from './decision-sentence';

const DEVICE = 'cf3a0c1e-0f2f-4d6a-9a57-3f3f5d5a7d10';

const split: SiteDecision = {
  flagKey: 'new_dashboard',
  value: false,
  reason: 'SPLIT',
  policy: 'device',
  targetingKey: DEVICE,
  bucket: 31,
  percentage: 25,
  revision: 9,
};
const nothingKnown = { policy: null, targetingKey: null, bucket: null, percentage: null } as const;

describe('the line at the foot of a page', () => {
  it.each<[string, SiteDecision, string]>([
    ['a share of devices', split, 'You are in bucket 31 of new_dashboard (device cf3a…): on at 25\u00a0% → off'],
    [
      'an operator who looks at another variant',
      { ...split, reason: 'STATIC', value: true, isPreview: true },
      'You are in bucket 31 of new_dashboard (device cf3a…): chosen for this browser alone → on',
    ],
    [
      'a share of accounts',
      { ...split, policy: 'user', targetingKey: '7', value: true },
      'You are in bucket 31 of new_dashboard (account 7): on at 25\u00a0% → on',
    ],
    [
      'everybody',
      { ...split, reason: 'STATIC', percentage: 100, value: true },
      'You are in bucket 31 of new_dashboard (device cf3a…): on at 100\u00a0% → on',
    ],
    [
      'a flag that is switched off',
      { ...split, reason: 'DISABLED' },
      'You are in bucket 31 of new_dashboard (device cf3a…): switched off for everybody → off',
    ],
    [
      'a rule',
      { ...split, reason: 'TARGETING_MATCH', value: true },
      'You are in bucket 31 of new_dashboard (device cf3a…): a rule decides → on',
    ],
    [
      'a visitor without an account',
      {
        ...split,
        policy: 'user',
        targetingKey: null,
        bucket: null,
        reason: 'ERROR',
        errorCode: 'TARGETING_KEY_MISSING',
      },
      'new_dashboard: this flag asks for an account, and nobody is signed in → off',
    ],
    [
      'a browser without an id',
      { ...split, targetingKey: null, bucket: null, reason: 'ERROR', errorCode: 'TARGETING_KEY_MISSING' },
      'new_dashboard: this flag asks for a device id, and your browser sent none → off',
    ],
    [
      'a server that has read nothing',
      { ...split, ...nothingKnown, reason: 'ERROR', errorCode: 'PROVIDER_NOT_READY', revision: null },
      'new_dashboard: this server has read no flags yet, so the page decides → off',
    ],
    [
      'an unknown flag',
      { ...split, ...nothingKnown, reason: 'ERROR', errorCode: 'FLAG_NOT_FOUND' },
      'new_dashboard: there is no such flag, so the page decides → off',
    ],
    [
      'a last known answer',
      { ...split, staleForMs: 45_400 },
      'You are in bucket 31 of new_dashboard (device cf3a…): on at 25\u00a0% → off. Revision 9 was last confirmed 45 s ago',
    ],
    [
      'a flag that fails closed',
      { ...split, reason: 'ERROR', errorCode: 'GENERAL', staleForMs: 31_000 },
      'You are in bucket 31 of new_dashboard (device cf3a…): not confirmed for too long, so the flag’s failure mode decides → off. Revision 9 was last confirmed 31 s ago',
    ],
    ['a test', { ...split, ...nothingKnown, reason: 'STATIC', value: true }, 'new_dashboard: set by hand → on'],
  ])('tells of %s', (_, decision, sentence) => {
    expect(decisionSentence(decision)).toBe(sentence);
  });

  it('gives the position where a percentage divides a bucket', () => {
    expect(decisionSentence({ ...split, percentage: 31.5 })).toMatch(
      /^You are in bucket 31 of new_dashboard \(device cf3a…, position \d{1,5} of 100000\): on at 31\.5\u00a0% → off$/,
    );
  });
});
