import { openApiDocument } from './openapi-document';
import { TAGS } from './operation';
import { type Schema, type SchemaField, type Schemas, sampleOf, schemaFields, typeOf } from './schema-fields';

/** A parameter, and where it stands. */
export interface ReferenceParameter extends SchemaField {
  readonly place: 'path' | 'query' | 'header';
}

/** One operation, as the reference shows it. */
export interface ReferenceOperation {
  readonly id: string;
  readonly tag: string;
  readonly method: string;
  /** From the root of the API: `/flags/{key}`. */
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  /** Who may, where it is not whoever has a token that reads, or for a change one that writes. */
  readonly isOpen: boolean;
  readonly parameters: readonly ReferenceParameter[];
  readonly body: {
    readonly isRequired: boolean;
    readonly fields: readonly SchemaField[];
    /** Its required fields, as JSON. */
    readonly sample: string;
  } | null;
  readonly answers: readonly {
    readonly status: string;
    readonly description: string;
    readonly types: readonly string[];
    readonly fields: readonly SchemaField[];
  }[];
}

interface Content {
  readonly [type: string]: { readonly schema: Schema };
}

interface DocumentOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: 'path' | 'query' | 'header';
    readonly required?: boolean;
    readonly description?: string;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
}

let operations: readonly ReferenceOperation[] | undefined;

/** Every operation of the document, by the order of its parts. */
export function referenceOperations(): readonly ReferenceOperation[] {
  operations ??= readReference();
  return operations;
}

function readReference(): readonly ReferenceOperation[] {
  const document: {
    readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentOperation>>>>;
    readonly components: { readonly schemas: Schemas };
  } = JSON.parse(JSON.stringify(openApiDocument()));
  const { schemas } = document.components;
  const order = Object.keys(TAGS);
  return Object.entries(document.paths)
    .flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => shown(operation, { method, path, schemas })),
    )
    .toSorted((one, other) => order.indexOf(one.tag) - order.indexOf(other.tag));
}

function shown(
  {
    operationId,
    tags,
    summary,
    description = '',
    security,
    parameters = [],
    requestBody,
    responses,
  }: DocumentOperation,
  { method, path, schemas }: { method: string; path: string; schemas: Schemas },
): ReferenceOperation {
  const body = requestBody?.content['application/json']?.schema;
  return {
    id: operationId,
    tag: tags[0] ?? '',
    method: method.toUpperCase(),
    path,
    summary,
    description,
    isOpen: security !== undefined,
    parameters: parameters.map((one) => ({
      name: one.name,
      place: one.in,
      type: typeOf(one.schema, schemas),
      isRequired: one.required ?? false,
      about: one.description ?? '',
    })),
    body: body
      ? {
          isRequired: requestBody?.required ?? false,
          fields: schemaFields(body, schemas),
          sample: JSON.stringify(sampleOf(body, schemas), null, 2),
        }
      : null,
    answers: Object.entries(responses).map(([status, answer]) => ({
      status,
      description: answer.description,
      types: Object.keys(answer.content ?? {}),
      fields: Number(status) < 300 ? fieldsOf(answer.content, schemas) : [],
    })),
  };
}

function fieldsOf(content: Content | undefined, schemas: Schemas): SchemaField[] {
  const schema = content?.['application/json']?.schema;
  return schema ? schemaFields(schema, schemas) : [];
}
