import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import { unanswered } from './answers';
import { type AnswerBody, API_ROOT, type Operation, TAGS } from './operation';
import { OPERATIONS } from './operations';
import { failure, noParameters } from './shared';

/** What the document says of every refusal, by its status. */
const REFUSALS: Readonly<Record<number, string>> = {
  400: 'The request cannot be read.',
  401: 'Nobody known asks.',
  403: 'It is not among the rights of who asks.',
  404: 'There is no such thing, or no such environment.',
  409: 'Something else stands in its way, or somebody changed it meanwhile.',
  412: 'It is not the version that If-Match names any more.',
  413: 'The body is too large.',
  415: 'The body is no JSON.',
  422: 'Something in it is not as it has to be; `details` names each field.',
  429: 'Too often: Retry-After says when to come again.',
  500: 'A fault on our side; the log has it under the request’s id.',
  503: 'The database does not answer: try again in a moment.',
};

/** The API as an OpenAPI 3.1 document, made from the schemas that the requests are parsed with. */
export function openApiDocument() {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const [name, operation] of Object.entries(OPERATIONS)) {
    const [method = '', path = ''] = name.split(' ');
    const address = path.replace('/api', '');
    paths[address] = { ...paths[address], [method.toLowerCase()]: operationObject({ method, path }, operation) };
  }
  return createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Sluice',
        version: '1',
        description:
          'Feature flags and rollouts over HTTP: JSON in snake_case, one shape of error, lists a page at a time. Clients that speak OpenFeature need none of it: they evaluate by OFREP.',
      },
      servers: [{ url: API_ROOT }],
      tags: Object.entries(TAGS).map(([tag, description]) => ({ name: tag, description })),
      security: [{ token: [] }, { session: [] }],
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: 'An API token.' },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'sluice_session',
            description: 'Of somebody signed in, on requests of our own pages; `__Host-sluice_session` over https.',
          },
        },
      },
      paths,
    },
    {
      // What a verb looks at piece by piece, such as the ranges of a split: its description says what it is.
      allowEmptySchema: { nonoptional: true },
      // Whoever reads an answer lives with fields that come later: the document does not say that there are no others.
      override: ({ jsonSchema, io }) => {
        if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      },
    },
  );
}

interface Where {
  readonly method: string;
  readonly path: string;
}

function operationObject(where: Where, operation: Operation): ZodOpenApiOperationObject {
  const { tag, summary, description, audience, query = noParameters, body, isBodyOptional = false } = operation;
  const headers = headersTaken(where, operation);
  return {
    operationId: operationId(where),
    tags: [tag],
    summary,
    ...(description && { description }),
    ...(audience === 'anybody' && { security: [] }),
    ...(audience === 'evaluate' && { security: [{ token: [] }, {}] }),
    requestParams: { path: pathParameters(where.path), query, ...(headers && { header: headers }) },
    ...(body && { requestBody: { required: !isBodyOptional, content: { 'application/json': { schema: body } } } }),
    responses: { ...answersOf(operation), ...refusalsOf(where, operation) },
  };
}

function operationId({ method, path }: Where): string {
  const words = path.replace('/api/', '').split(/[^A-Za-z]+/);
  return [method.toLowerCase(), ...words.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join('');
}

function pathParameters(path: string): z.ZodObject {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return z.object(Object.fromEntries(names.map((name) => [name, name === 'id' ? z.int().positive() : z.string()])));
}

function headersTaken({ method }: Where, { audience, isQuestion, isConditional }: Operation): z.ZodObject | null {
  if (method === 'GET' || isQuestion || audience === 'anybody') return null;
  return z.object({
    'Idempotency-Key': z
      .string()
      .max(257)
      .optional()
      .describe('A text of yours in double quotes: sent again, the request is done once.'),
    ...(isConditional && {
      'If-Match': z.string().optional().describe('The ETag that you read: refused with 412 where it is stale.'),
    }),
  });
}

function answersOf({ answers, hasTag }: Operation): ZodOpenApiResponsesObject {
  return Object.fromEntries(
    Object.entries(answers).map(([status, body]) => [
      status,
      {
        description: status === '202' ? 'It is under way.' : status === '201' ? 'It was made.' : 'It was done.',
        ...(hasTag && { headers: z.object({ ETag: z.string().optional() }) }),
        ...(body && { content: contentOf(body) }),
      },
    ]),
  );
}

function contentOf(body: NonNullable<AnswerBody>) {
  if (body instanceof z.ZodType) return { 'application/json': { schema: body } };
  const [json, ...types] = typeof body === 'string' ? [null, body] : body;
  return {
    ...(json && { 'application/json': { schema: json } }),
    ...Object.fromEntries(types.map((type) => [type, { schema: z.string() }])),
  };
}

function refusalsOf({ method, path }: Where, operation: Operation): ZodOpenApiResponsesObject {
  const { audience, query, body, isQuestion, isConditional, refuses = [] } = operation;
  const isChange = method !== 'GET' && !isQuestion;
  const statuses = [
    400,
    ...(audience === 'anybody' ? [] : [401, 403]),
    ...(path.includes('{') || (query && 'environment' in query.shape) ? [404] : []),
    ...(isChange && audience !== 'anybody' ? [409, 413, 422] : []),
    ...(isConditional ? [412] : []),
    ...(body ? [413, 415, 422] : []),
    ...refuses,
    500,
    503,
  ];
  return Object.fromEntries(
    [...new Set(statuses)].map((status) => {
      const isAnswer = audience === 'evaluate' && (status === 404 || status === 503);
      const schema = isAnswer ? z.union([failure, unanswered]) : failure;
      const isForLater = status === 429 || status === 503;
      const headers = { headers: z.object({ 'Retry-After': z.int().optional().describe('Seconds.') }) };
      const content = { 'application/json': { schema } };
      return [status, { description: REFUSALS[status] ?? '', ...(isForLater && headers), content }];
    }),
  );
}
