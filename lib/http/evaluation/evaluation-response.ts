import type { Answer } from '@/lib/evaluation/answer';

/** What an answer is about. */
interface Asked {
  readonly key: string;
  readonly environment: string;
}

/**
 * An answer as the article spells it, `flag` and `enabled` first. 200 is an answer of the flag's, stale or not. An
 * What is no boolean is in `value` alone: `enabled` is false for whoever knows of nothing else. An
 * unknown flag (404) and a process that has read nothing yet (503) have none: their `enabled` is false for whoever
 * reads no further, and their status lets others keep their own default, or ask another instance.
 */
export function evaluationResponse({ key, environment }: Asked, answer: Answer): Response {
  const body = {
    flag: key,
    enabled: answer.value === true,
    ...(typeof answer.value !== 'boolean' && { value: answer.value, variant: answer.variant }),
    reason: answer.reason,
    revision: answer.revision,
    // A tombstone's, whoever asks: its code should go.
    ...(answer.reason === 'STALE' && { deprecated: true }),
    ...(answer.errorCode !== undefined && { error_code: answer.errorCode }),
    ...(answer.staleForMs !== undefined && { stale_for_ms: staleForMs(answer.staleForMs) }),
  };
  switch (answer.errorCode) {
    case 'FLAG_NOT_FOUND':
      return failed(404, body, `There is no flag ${key.slice(0, 100)} in ${environment}.`);
    case 'PROVIDER_NOT_READY':
      return failed(503, body, `This instance has not read ${environment} yet. Ask again in a moment.`);
    default:
      return Response.json(body);
  }
}

function failed(status: 404 | 503, body: { flag: string; error_code?: string }, message: string): Response {
  const error = { code: body.error_code, message };
  const headers = { ...(status === 503 && { 'retry-after': '1' }) };
  return Response.json({ ...body, flag: body.flag.slice(0, 100), error }, { status, headers });
}

// A snapshot from Upstash that PostgreSQL never confirmed has no age; JSON would write that infinity as null.
function staleForMs(ms: number): number | null {
  return Number.isFinite(ms) ? ms : null;
}
