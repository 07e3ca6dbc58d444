import { DomainError } from '@/lib/domain-error';
import { versionWanted } from './entity-tag';
import type { JsonObject } from './read-json';

/**
 * A change's body with the version that If-Match asks for, so that one check in the transaction settles both ways of
 * saying it. Throws INVALID_INPUT where they differ.
 */
export function withVersion(body: JsonObject, headers: Headers, kind: string): JsonObject {
  const version = versionWanted(headers, kind);
  if (version === undefined) return body;
  if (body.version !== undefined && body.version !== version) {
    throw new DomainError(
      'INVALID_INPUT',
      `If-Match says version ${version}, the body says another: send one of them.`,
      {
        field: 'version',
      },
    );
  }
  return { ...body, version };
}
