import { createHmac, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import { type LoadedRows, SNAPSHOT_BYTES_MAX } from '@/lib/snapshot/snapshot';
import { storedSegments } from '@/lib/snapshot/stored-segments';

/** Upstash takes 10 MB a request; a body over this is not stored. */
export const BODY_BYTES_MAX = 8 * 1024 * 1024;

/** Another schema's body is a miss. Raise it whenever the shape below changes. */
const SCHEMA = 5;

const contents = z.object({
  schema: z.literal(SCHEMA),
  environment: z.string(),
  lineage: z.string(),
  revision: z.number().int().nonnegative(),
  flagCount: z.number().int().nonnegative(),
  segmentCount: z.number().int().nonnegative(),
  segments: storedSegments,
  // Only the key must be right here: whatever else a row says, the engine compiles it into something harmless.
  rows: z.array(
    z.object({
      key: z.string().min(1).max(100),
      enabled: z.boolean(),
      killed: z.boolean(),
      rolloutPercentage: z.union([z.string(), z.number()]),
      valueType: z.string(),
      variants: z.unknown(),
      onVariant: z.string(),
      offVariant: z.string(),
      defaultVariant: z.string(),
      split: z.unknown(),
      rules: z.unknown(),
      targets: z.unknown(),
      prerequisites: z.unknown(),
      identityPolicy: z.string(),
      failureMode: z.string(),
      clientVisible: z.boolean().default(false),
      archived: z.boolean(),
      revision: z.number().int().nonnegative(),
    }),
  ),
});

/**
 * The text that goes into Upstash: `MAC.base64(gzip(json))`. The MAC is keyed by the installation's secret, so that a
 * neighbour's snapshot, or one that somebody wrote by hand, is as foreign as a truncated one. Null where it is too big.
 */
export async function sealBody(loaded: LoadedRows, secret: string): Promise<string | null> {
  const { since: _since, ...contents } = loaded;
  const json = JSON.stringify({ schema: SCHEMA, ...contents });
  if (Buffer.byteLength(json) > SNAPSHOT_BYTES_MAX) return null;
  const body = (await promisify(gzip)(json)).toString('base64');
  return body.length > BODY_BYTES_MAX ? null : `${mac(body, secret)}.${body}`;
}

/** Reads what `sealBody` wrote. Null (a miss) for anything empty, truncated, oversized, foreign or unparsable. */
export async function openBody(text: unknown, environment: string, secret: string): Promise<LoadedRows | null> {
  if (typeof text !== 'string' || text.length > BODY_BYTES_MAX + 100) return null;
  const dot = text.indexOf('.');
  const [seal, body] = [text.slice(0, dot), text.slice(dot + 1)];
  const expected = Buffer.from(mac(body, secret));
  const given = Buffer.from(seal);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  try {
    const json = await promisify(gunzip)(Buffer.from(body, 'base64'), { maxOutputLength: SNAPSHOT_BYTES_MAX });
    const { schema: _schema, ...loaded } = contents.parse(JSON.parse(json.toString('utf8')));
    return loaded.environment === environment ? { ...loaded, since: null } : null;
  } catch {
    return null;
  }
}

function mac(body: string, secret: string): string {
  const key = createHmac('sha256', secret).update('sluice snapshot body').digest();
  return createHmac('sha256', key).update(body).digest('hex');
}
