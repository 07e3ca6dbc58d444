import type { Database } from '@/db/client';
import { refuseUnlessMayRead, rightsOf } from '@/lib/auth/rights';
import type { Actor } from '@/lib/change-context';
import { idsOf } from '@/lib/environments/compare-environments';
import { fieldsOf } from '@/lib/flags/flag-fields';
import { readFlagRows } from '@/lib/flags/flag-row';
import { listSegments, segmentFields } from '@/lib/segments/segment-row';
import { DOCUMENT_SCHEMA } from './document';

/**
 * A whole environment as a document that `importEnvironment` takes: flags with everything that somebody can set, and
 * segments. No kills, because an incident is no configuration, no
 * archived flags and no twins of drills. Throws NOT_FOUND, FORBIDDEN.
 */
export async function exportEnvironment(
  { db, actor }: { readonly db: Database; readonly actor: Actor },
  { environment, now }: { readonly environment: string; readonly now: Date },
) {
  refuseUnlessMayRead(rightsOf(actor).reads, environment);
  const ids = await idsOf(db, [environment]);
  const [rows, segments] = await Promise.all([readFlagRows(db, 'all', [...ids.values()]), listSegments(db)]);
  return {
    schema: DOCUMENT_SCHEMA,
    environment,
    exported_at: now.toISOString(),
    segments: segments.map((row) => ({ key: row.key, ...segmentFields(row) })),
    flags: rows
      .filter(({ isTwin, archived }) => !isTwin && !archived)
      .map((row) => {
        const { killed: _killed, archived: _archived, ...fields } = fieldsOf(row);
        return { key: row.key, ...fields };
      }),
  };
}
