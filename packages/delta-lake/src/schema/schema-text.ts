import { DeltaError } from '../errors.ts';
import type { DataType, PrimitiveType, StructField, StructType } from './data-type.ts';
import { decimal } from './types.ts';

const primitives: ReadonlySet<string> = new Set<PrimitiveType>([
  'string',
  'long',
  'integer',
  'short',
  'byte',
  'float',
  'double',
  'boolean',
  'binary',
  'date',
  'timestamp',
  'timestamp_ntz',
]);

type Json = Readonly<Record<string, unknown>>;

/**
 * A table's schema from the `schemaString` of its metadata (Delta protocol, "Schema Serialization Format").
 * @throws DeltaError `schema_invalid`, or `feature_unsupported` naming a type that is not read here
 */
export function parseSchema(schemaString: string): StructType {
  let json: unknown;
  try {
    json = JSON.parse(schemaString);
  } catch (error) {
    throw new DeltaError('schema_invalid', 'the schema is not JSON', { cause: error });
  }
  const type = parseType(json, 'the schema');
  if (typeof type === 'string' || type.type !== 'struct')
    throw new DeltaError('schema_invalid', 'the schema is not a struct');
  return type;
}

/** The `schemaString` of a schema. */
export function formatSchema(schema: StructType): string {
  return JSON.stringify(schema);
}

function parseType(json: unknown, where: string): DataType {
  if (typeof json === 'string') return parsePrimitive(json, where);
  const type = object(json, where);
  switch (type.type) {
    case 'struct':
      if (!Array.isArray(type.fields)) throw new DeltaError('schema_invalid', `${where}: a struct without fields`);
      return { type: 'struct', fields: type.fields.map((field) => parseField(field, where)) };
    case 'array':
      return {
        type: 'array',
        elementType: parseType(type.elementType, `${where}, elements`),
        containsNull: type.containsNull !== false,
      };
    case 'map':
      return {
        type: 'map',
        keyType: parseType(type.keyType, `${where}, keys`),
        valueType: parseType(type.valueType, `${where}, values`),
        valueContainsNull: type.valueContainsNull !== false,
      };
    default:
      throw unsupported(String(type.type), where);
  }
}

function parseField(json: unknown, where: string): StructField {
  const field = object(json, where);
  const { name, metadata } = field;
  if (typeof name !== 'string' || field.type === undefined) {
    throw new DeltaError('schema_invalid', `${where}: a field without name or type`);
  }
  return {
    name,
    type: parseType(field.type, name),
    nullable: field.nullable !== false,
    metadata: metadata === undefined || metadata === null ? {} : object(metadata, name),
  };
}

function parsePrimitive(name: string, where: string): PrimitiveType {
  if (primitives.has(name)) return name as PrimitiveType;
  if (name === 'decimal') return decimal(10, 0);
  const digits = /^decimal\(\s*(\d+)\s*,\s*(-?\d+)\s*\)$/.exec(name);
  if (digits !== null) return decimal(Number(digits[1]), Number(digits[2]));
  throw unsupported(name, where);
}

function object(json: unknown, where: string): Json {
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Json;
  throw new DeltaError('schema_invalid', `${where}: expected a type or a field`);
}

function unsupported(type: string, where: string): DeltaError {
  return new DeltaError('feature_unsupported', `${where}: the type ${type} is not supported`, { feature: type });
}
