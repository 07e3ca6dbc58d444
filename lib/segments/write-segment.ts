import { and, eq, inArray, sql } from 'drizzle-orm';
import { flagEnvironments, flags, segmentEnvironments, segments } from '@/db/schema';
import { DomainError } from '@/lib/domain-error';
import type { Door } from '@/lib/history/change';
import type { SegmentAction } from '@/lib/history/entry';
import { usersOfSegments } from './users-of-segment';

/** What all segments may take: every instance holds them all, in every environment. */
const SEGMENTS_BYTES_MAX = 16 * 1024 * 1024;

/**
 * Records a change of a segment in every environment, and stamps the flags that hang on it with the revision: their answers
 * may be others from now on, and whoever keeps something rendered from them has to know. The door holds all environments.
 */
export async function recordSegment(
  door: Door,
  {
    id,
    key,
    action,
    before,
    after,
  }: {
    readonly id: number;
    readonly key: string;
    readonly action: SegmentAction;
    readonly before: Readonly<Record<string, unknown>> | null;
    readonly after: Readonly<Record<string, unknown>> | null;
  },
): Promise<void> {
  const users = (await usersOfSegments(door.tx))(key).flags;
  for (const environment of door.environments) {
    const touched = users.filter((one) => one.environment === environment.key).map(({ flag }) => flag);
    await door.record({
      environment,
      action,
      flag: null,
      touches: touched,
      before: before && { segment: key, ...before },
      after: { segment: key, ...after },
    });
    if (after !== null) {
      const at = { segmentId: id, environmentId: environment.id };
      await door.tx
        .insert(segmentEnvironments)
        .values({ ...at, revision: environment.revision })
        .onConflictDoUpdate({
          target: [segmentEnvironments.segmentId, segmentEnvironments.environmentId],
          set: { revision: environment.revision },
        });
    }
    if (touched.length === 0) continue;
    const ids = door.tx.select({ id: flags.id }).from(flags).where(inArray(flags.key, touched));
    await door.tx
      .update(flagEnvironments)
      .set({ revision: environment.revision })
      .where(and(eq(flagEnvironments.environmentId, environment.id), inArray(flagEnvironments.flagId, ids)));
  }
}

/** Refuses what makes all segments together larger than an instance takes. Throws INVALID_INPUT. */
export async function refuseTooMuch(door: Door): Promise<void> {
  const size = sql<number>`coalesce(sum(octet_length(${segments.conditions}::text) + octet_length(${segments.included}::text) + octet_length(${segments.excluded}::text)), 0)::float8`;
  const [measured] = await door.tx.select({ bytes: size }).from(segments);
  if (!measured || measured.bytes <= SEGMENTS_BYTES_MAX) return;
  const mib = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MiB`;
  const message = `All segments together would take ${mib(measured.bytes)}, of ${mib(SEGMENTS_BYTES_MAX)} at most: list fewer ids.`;
  throw new DomainError('INVALID_INPUT', message, { field: 'included' });
}
