import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

// A document is what it is validated to be elsewhere; here it is only walked.
type Json = ReturnType<typeof JSON.parse>;

/** The API's document as a server serves it, and what a request or an answer has that it does not say. */
export interface ApiDocument {
  /** Every operation: `GET /flags/{key}`. */
  readonly operations: readonly string[];
  /** The operation that a request is, or null: the document is not about its address. */
  operationOf(method: string, url: string): string | null;
  /** The names of the parameters of an operation's query. */
  parametersOf(operation: string): readonly string[];
  /** The statuses with which an operation does what it was asked. */
  successesOf(operation: string): readonly string[];
  /** The fields of an operation's body; undefined where it takes none. */
  bodyOf(operation: string): BodySchema | undefined;
  /** What the document has against a body; empty where it would be taken. */
  bodyMisfits(operation: string, body: unknown): readonly string[];
  /** What an answer has that the document does not say of it; empty where it fits. */
  answerMisfits(operation: string, answer: Answer): readonly string[];
}

export interface BodySchema {
  readonly properties?: Readonly<Record<string, { readonly type?: string | readonly string[] }>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
}

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

const documents = new Map<string, Promise<ApiDocument>>();

export function apiDocument(url: string): Promise<ApiDocument> {
  const known = documents.get(url) ?? readDocument(url);
  documents.set(url, known);
  return known;
}

async function readDocument(url: string): Promise<ApiDocument> {
  const served = await (await fetch(`${url}/api/v1/openapi.json`)).json();
  // Answers have the fields that it names and no others: that is what is tested.
  const document: Json = strict(served);
  const root = document.servers?.[0]?.url ?? '';
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema(document, 'api');
  const validators = new Map<string, ValidateFunction>();
  const operations = Object.entries<object>(document.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const at = (operation: string) => {
    const [method = '', path = ''] = operation.split(' ');
    return {
      object: document.paths?.[path]?.[method.toLowerCase()] as Json,
      steps: ['paths', path, method.toLowerCase()],
    };
  };
  const misfits = (steps: readonly string[], value: unknown): string[] => {
    const $ref = `api#/${steps.map(escaped).join('/')}`;
    const validate = validators.get($ref) ?? ajv.compile({ $ref });
    validators.set($ref, validate);
    validate(value);
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  };
  return {
    operations,
    operationOf(method, address) {
      const path = new URL(address, url).pathname;
      const under = [root, '/api'].find((one) => path.startsWith(`${one}/`));
      if (under === undefined) return null;
      const found = operations.filter((name) => fits(name, method, path.slice(under.length)));
      // What is spelt out goes before what is in braces.
      return found.toSorted((one, other) => one.split('{').length - other.split('{').length)[0] ?? null;
    },
    parametersOf: (operation) =>
      at(operation)
        .object.parameters.filter((one: Json) => one.in === 'query')
        .map((one: Json) => one.name),
    successesOf: (operation) =>
      Object.keys(at(operation).object.responses ?? {}).filter((status) => Number(status) < 300),
    bodyOf: (operation) =>
      at(operation).object.requestBody?.content?.['application/json']?.schema as unknown as BodySchema | undefined,
    bodyMisfits: (operation, body) =>
      misfits([...at(operation).steps, 'requestBody', 'content', 'application/json', 'schema'], body),
    answerMisfits(operation, { status, contentType, body }) {
      const { object, steps } = at(operation);
      const answer = object.responses?.[String(status)];
      if (!answer) return [`${operation}: the document knows no ${status}`];
      const type = contentType.split(';')[0] ?? '';
      if (!answer.content) return body === '' ? [] : [`${operation} ${status} has a body`];
      if (!answer.content[type]) return [`${operation} ${status}: the document knows no ${type || 'empty answer'}`];
      if (type !== 'application/json') return [];
      const schema = [...steps, 'responses', String(status), 'content', type, 'schema'];
      return misfits(schema, JSON.parse(body)).map((misfit) => `${operation} ${status}: ${misfit}`);
    },
  };
}

function fits(operation: string, method: string, path: string): boolean {
  const [verb, template = ''] = operation.split(' ');
  const [wanted, parts] = [template.split('/'), path.split('/')];
  if (verb !== method.toUpperCase() || wanted.length !== parts.length) return false;
  return wanted.every((part, nth) => part === parts[nth] || (part.startsWith('{') && parts[nth] !== ''));
}

function escaped(step: string): string {
  return encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));
}

/** Objects that say nothing of further fields have none. */
function strict(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strict);
  if (typeof value !== 'object' || value === null) return value;
  const whole = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, strict(one)]));
  const isShape = 'properties' in whole && whole.type === 'object' && !('additionalProperties' in whole);
  return isShape ? { ...whole, additionalProperties: false } : whole;
}
