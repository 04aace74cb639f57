import { z } from 'zod';

/** JSON Schema, as far as requests are made of it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly default?: unknown;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly description?: string;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

/** An operation as the OpenAPI document has it. */
export interface Documented {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly permission: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | undefined;
  /** Whether a request without one is refused. */
  readonly bodyRequired: boolean;
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { schema: Schema }>> }>>;
}

type RequestBody = { readonly required: boolean; readonly content: Record<string, { schema: Schema }> };
type Paths = Record<string, Record<string, Record<string, unknown>>>;

/** What an OpenAPI document says, as tests ask it. */
export interface ApiDocument {
  /** Every operation of the API. */
  readonly operations: readonly Documented[];
  readonly schemas: Readonly<Record<string, Schema>>;
  /** The schema itself, wherever it stands. */
  resolved(schema: Schema): Schema;
  /** What is wrong with an answer, by the document; undefined when nothing is. */
  faultOf(operation: Documented, status: number, mediaType: string, json: unknown): string | undefined;
}

/** Reads an OpenAPI document of `@kiban/http`. */
export function documentedOperations(document: Readonly<Record<string, unknown>>): ApiDocument {
  const { schemas } = document.components as { schemas: Record<string, Schema> };
  const validators = new Map<string, z.ZodType>();
  return {
    operations: Object.entries(document.paths as Paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => operationOf(method, path, operation)),
    ),
    schemas,
    resolved: (schema) => {
      const name = schema.$ref?.replace('#/components/schemas/', '');
      return name === undefined ? schema : (schemas[name] ?? {});
    },
    faultOf: (operation, status, mediaType, json) => {
      const documented = operation.responses[String(status)];
      if (documented === undefined) return `${status} is not documented`;
      const type = mediaType.split(';')[0] ?? '';
      const schema = documented.content?.[type]?.schema;
      if (schema === undefined) return `${type} is not documented for ${status}`;
      const key = `${operation.operationId} ${status}`;
      const validator = validators.get(key) ?? validatorOf(schema, schemas);
      validators.set(key, validator);
      const read = validator.safeParse(json);
      return read.success ? undefined : z.prettifyError(read.error);
    },
  };
}

function operationOf(method: string, path: string, operation: Record<string, unknown>): Documented {
  const body = operation.requestBody as RequestBody | undefined;
  return {
    operationId: String(operation.operationId),
    method,
    path,
    permission: String(operation['x-permission']),
    parameters: operation.parameters as Parameter[],
    body: body?.content['application/json']?.schema,
    bodyRequired: body?.required === true,
    responses: operation.responses as Documented['responses'],
  };
}

function validatorOf(schema: Schema, schemas: ApiDocument['schemas']): z.ZodType {
  // JSON Schema 2020-12 §6.4 reads patterns as Unicode ones; the reader here does not, and takes properties for letters
  const known = (name: string, value: unknown): unknown =>
    name === 'pattern' && typeof value === 'string' && value.includes('\\p{') ? undefined : value;
  const local = JSON.stringify({ ...schema, $defs: schemas }, known).replaceAll('#/components/schemas/', '#/$defs/');
  return z.fromJSONSchema(JSON.parse(local));
}
