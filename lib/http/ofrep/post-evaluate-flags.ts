import { createHash } from 'node:crypto';
import { keyFor } from '@/lib/engine/key-for';
import { answerFlag } from '@/lib/evaluation/answer';
import { countAnswer } from '@/lib/evaluation-counts/count-answer';
import { type OfrepAnswer, ofrepAnswer } from '@/lib/ofrep/ofrep-answer';
import { streamPath } from '@/lib/ofrep/stream-path';
import { recordVisitor } from '@/lib/visitors/record-visitor';
import type { Incoming } from '../incoming';
import { type OfrepBasis, ofrepBasis } from './ofrep-basis';
import { readEvaluationRequest } from './read-evaluation-request';

/** Seconds without a look from anybody after which a client may close its stream. */
const INACTIVITY_SECONDS = 120;

/**
 * `POST /ofrep/v1/evaluate/flags`: every flag for one context, all of one revision and one instant. The ETag is over the
 * revision, the context and the answers' own bytes, so that whatever alters an answer alters it, and so does a change
 * that was taken back.
 */
export async function postEvaluateFlags({ request, query, now }: Incoming): Promise<Response> {
  const from = await ofrepBasis(request, query, now);
  const { environment, basis, onlyClientVisible } = from;
  const context = await readEvaluationRequest(request);
  const seen = [...basis.snapshot.flags.values()]
    .filter((flag) => !onlyClientVisible || flag.clientVisible)
    .map((flag) => ({ flag, answer: answerFlag(basis, flag.key, context) }));
  const flags = seen.map(({ flag, answer }) => ofrepAnswer(flag, answer, { environment, context }));
  const etag = tagOf(from, context, flags);
  if (isHeld(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers: { etag } });
  for (const { flag, answer } of seen) {
    countAnswer(environment, flag.key, answer);
    recordVisitor(environment, flag, { id: keyFor(flag, null, context), answer, context });
  }
  const requestUri = streamPath(from, now);
  const body = {
    flags,
    metadata: { flagSetId: environment, version: String(basis.snapshot.revision) },
    eventStreams: [{ type: 'sse', endpoint: { requestUri }, inactivityDelaySec: INACTIVITY_SECONDS }],
  };
  return Response.json(body, { headers: { etag, 'cache-control': 'private, no-cache' } });
}

function tagOf({ basis: { snapshot } }: OfrepBasis, context: unknown, flags: readonly OfrepAnswer[]): string {
  const whole = JSON.stringify([snapshot.lineage, snapshot.revision, context, flags]);
  return `"${createHash('sha256').update(whole).digest('base64url')}"`;
}

/** Whether a client says that it holds exactly this: `*` says only that it holds something. */
function isHeld(ifNoneMatch: string | null, etag: string): boolean {
  const tags = ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  return tags.includes(etag) || tags.includes(etag.slice(1, -1));
}
