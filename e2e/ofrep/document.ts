import { readFileSync } from 'node:fs';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

/**
 * OFREP 0.3.0 as it is published (https://github.com/open-feature/protocol, service/openapi.yaml at d1a63a4, Apache-2.0),
 * beside this file to the letter. One thing is read otherwise: `evaluationSuccess` says `oneOf` of value types, among which
 * a whole number is an integer and a float, and everything is a "code default". No answer at all would fit: `anyOf`.
 */
const document = parse(readFileSync(new URL('./openapi.yaml', import.meta.url), 'utf8'));
const success = document.components.schemas.evaluationSuccess;
success.allOf[1] = { anyOf: success.allOf[1].oneOf };

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(document, 'ofrep');
const validators = new Map<string, ValidateFunction>();

/** What a body has that the document does not allow at a path and status; empty where it fits. */
export function misfits(path: '/flags' | '/flags/{key}', status: number, body: unknown): string[] {
  const { content } = document.paths[`/ofrep/v1/evaluate${path}`].post.responses[String(status)] ?? {};
  if (!content)
    return document.paths[`/ofrep/v1/evaluate${path}`].post.responses[String(status)] ? [] : [`no ${status}`];
  const { $ref } = content['application/json'].schema;
  const validate = validators.get($ref) ?? ajv.compile({ $ref: `ofrep${$ref}` });
  validators.set($ref, validate);
  validate(body);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
