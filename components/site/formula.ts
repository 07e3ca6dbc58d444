import { position } from '@/lib/engine/bucket';
import { formatPercentage } from '@/lib/engine/percentage';
import type { SiteDecision } from './decision';

const ANYBODY = 'cf3a0c1e-0f2f-4d6a-9a57-3f3f5d5a7d10';

/** The bucket law in Python, with a visitor's own id and what comes out of it: to be run, and found true. */
export function formula({ flagKey, targetingKey, percentage }: SiteDecision): string {
  const id = targetingKey ?? ANYBODY;
  const share = percentage ?? 25;
  const at = position(flagKey, id);
  const lines: [string, string][] = [
    ['bucket = n % 100', String(Math.floor(at / 1000))],
    ['position = bucket * 1000 + n // 100 % 1000', String(at)],
    [`is_on = position < round(${formatPercentage(share)} * 1000)`, at < Math.round(share * 1000) ? 'True' : 'False'],
  ];
  return [
    'from hashlib import md5',
    '',
    `flag_key, targeting_key = "${flagKey}", "${id}"`,
    'n = int(md5(f"{flag_key}:{targeting_key}".encode()).hexdigest(), 16)',
    '',
    ...lines.map(([code, result]) => `${code.padEnd(46)}# ${result}`),
  ].join('\n');
}
