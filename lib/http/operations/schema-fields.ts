/** A schema of the document, as far as the reference shows it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
}

/** One line of a shape. */
export interface SchemaField {
  /** The way to it: `rows[].key`. */
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly about: string;
}

export type Schemas = Readonly<Record<string, Schema>>;

const DEPTH_MAX = 6;
const ANY = 'any JSON';

/** The fields of a schema, those inside others after them. */
export function schemaFields(schema: Schema, schemas: Schemas, prefix = '', depth = 0): SchemaField[] {
  if (depth > DEPTH_MAX) return [];
  const { items, ...whole } = resolved(schema, schemas);
  if (items) return schemaFields(items, schemas, `${prefix}[]`, depth + 1);
  const choices = whole.anyOf ?? whole.oneOf;
  if (choices) {
    const seen = new Set<string>();
    return choices
      .flatMap((one) => schemaFields(one, schemas, prefix, depth + 1))
      .filter(({ name }) => !seen.has(name) && seen.add(name));
  }
  return Object.entries(whole.properties ?? {}).flatMap(([property, given]) => {
    const name = prefix === '' ? property : `${prefix}.${property}`;
    const field = resolved(given, schemas);
    const line = {
      name,
      type: typeOf(field, schemas),
      isRequired: whole.required?.includes(property) ?? false,
      about: aboutOf(given, field),
    };
    return [line, ...schemaFields(field, schemas, name, depth + 1)];
  });
}

/** What a schema takes, in a word or a few. */
export function typeOf(given: Schema, schemas: Schemas, depth = 0): string {
  const schema = resolved(given, schemas);
  // What has itself inside it is JSON of whatever shape.
  if (depth > DEPTH_MAX) return ANY;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' · ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) {
    const types = [...new Set(choices.map((one) => typeOf(one, schemas, depth + 1)))];
    return types.some((type) => type.includes(ANY)) ? ANY : types.join(' or ');
  }
  if (Array.isArray(schema.type)) return schema.type.join(' or ');
  if (schema.items) return `list of ${typeOf(schema.items, schemas, depth + 1)}`;
  return schema.format ?? (schema.type === undefined ? ANY : String(schema.type));
}

/** A value of the shape, of its required fields alone: something to begin with. */
export function sampleOf(given: Schema, schemas: Schemas, depth = 0): unknown {
  if (depth > DEPTH_MAX) return null;
  const schema = resolved(given, schemas);
  const inside = (one: Schema) => sampleOf(one, schemas, depth + 1);
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [choice] = schema.anyOf ?? schema.oneOf ?? [];
  if (choice) return inside(choice);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'object': {
      const required = schema.required ?? [];
      return Object.fromEntries(required.map((name) => [name, inside(schema.properties?.[name] ?? {})]));
    }
    case 'array':
      return schema.minItems && schema.items ? [inside(schema.items)] : [];
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return false;
    default:
      return '';
  }
}

function resolved(schema: Schema, schemas: Schemas): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined
    ? schema
    : { ...schemas[name], ...(schema.description && { description: schema.description }) };
}

function aboutOf(
  given: Schema,
  { description, default: usual, minimum, maximum, maxItems, maxLength }: Schema,
): string {
  const isBounded = minimum !== undefined && maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER;
  return [
    given.description ?? description,
    usual !== undefined && usual !== '' && `${JSON.stringify(usual)}, if left out.`,
    isBounded && `From ${minimum} to ${maximum.toLocaleString('en')}.`,
    maxLength !== undefined && `At most ${maxLength.toLocaleString('en')} characters.`,
    maxItems !== undefined && `At most ${maxItems.toLocaleString('en')}.`,
  ]
    .filter(Boolean)
    .join(' ');
}
