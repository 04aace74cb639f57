import { z } from 'zod';
import { directoryDocument } from '../../api/describe-api.ts';

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

export const apiDocument = directoryDocument('en');
export const schemas = (apiDocument.components as { schemas: Record<string, Schema> }).schemas;

/** Every operation of the API. */
export const operations: readonly Documented[] = Object.entries(apiDocument.paths as Paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({
    operationId: String(operation.operationId),
    method,
    path,
    permission: String(operation['x-permission']),
    parameters: operation.parameters as Parameter[],
    ...bodyOf(operation.requestBody as RequestBody | undefined),
    responses: operation.responses as Documented['responses'],
  })),
);

function bodyOf(body: RequestBody | undefined): Pick<Documented, 'body' | 'bodyRequired'> {
  return { body: body?.content['application/json']?.schema, bodyRequired: body?.required === true };
}

/** The schema itself, wherever it stands. */
export function resolved(schema: Schema): Schema {
  const name = schema.$ref?.replace('#/components/schemas/', '');
  return name === undefined ? schema : (schemas[name] ?? {});
}

const validators = new Map<string, z.ZodType>();

/** What is wrong with an answer, by the document; undefined when nothing is. */
export function faultOf(operation: Documented, status: number, mediaType: string, json: unknown): string | undefined {
  const documented = operation.responses[String(status)];
  if (documented === undefined) return `${status} is not documented`;
  const type = mediaType.split(';')[0] ?? '';
  const schema = documented.content?.[type]?.schema;
  if (schema === undefined) return `${type} is not documented for ${status}`;
  const key = `${operation.operationId} ${status}`;
  const validator = validators.get(key) ?? validatorOf(schema);
  validators.set(key, validator);
  const read = validator.safeParse(json);
  return read.success ? undefined : z.prettifyError(read.error);
}

function validatorOf(schema: Schema): z.ZodType {
  const local = JSON.stringify({ ...schema, $defs: schemas }).replaceAll('#/components/schemas/', '#/$defs/');
  return z.fromJSONSchema(JSON.parse(local));
}
