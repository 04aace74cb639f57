import type { DataType, StructField, StructType } from '../../schema/data-type.ts';
import { decimalDigits } from '../../schema/types.ts';
import { physicalType } from '../format/physical-type.ts';
import { decimalBytes } from './columns/decimal-column.ts';
import type { ThriftField, ThriftStruct } from './thrift-writer.ts';

const REQUIRED = 0;
const OPTIONAL = 1;
const REPEATED = 2;
const EMPTY: ThriftField = { struct: {} };
const MICROS: ThriftField = { struct: { 2: EMPTY } };

/** Numbers of parquet.thrift's ConvertedType: what readers from before logical types go by. */
const convertedType = { utf8: 0, map: 1, list: 3, decimal: 5, date: 6, timestamp_micros: 10, int_8: 15, int_16: 16 };

/** A schema as the footer holds it: a flat list, depth first, each group with the number of its children (SchemaElement). */
export function schemaElements(schema: StructType): ThriftStruct[] {
  const root: ThriftStruct = { 4: { binary: 'schema' }, 5: { i32: schema.fields.length } };
  return [root, ...schema.fields.flatMap(fieldElements)];
}

/** The physical type that a Delta type is stored as. */
export function physicalTypeOf(type: DataType & string): number {
  switch (type) {
    case 'boolean':
      return physicalType.boolean;
    case 'byte':
    case 'short':
    case 'integer':
    case 'date':
      return physicalType.int32;
    case 'long':
    case 'timestamp':
    case 'timestamp_ntz':
      return physicalType.int64;
    case 'float':
      return physicalType.float;
    case 'double':
      return physicalType.double;
    case 'string':
    case 'binary':
      return physicalType.byte_array;
    default: {
      const precision = decimalDigits(type)?.precision ?? 0;
      if (precision <= 9) return physicalType.int32;
      return precision <= 18 ? physicalType.int64 : physicalType.fixed_len_byte_array;
    }
  }
}

function fieldElements(field: StructField): ThriftStruct[] {
  const id = field.metadata['delta.columnMapping.id'];
  return elements(
    field.name,
    field.type,
    field.nullable ? OPTIONAL : REQUIRED,
    typeof id === 'number' ? id : undefined,
  );
}

function elements(name: string, type: DataType, repetition: number, id?: number): ThriftStruct[] {
  const named = { 3: { i32: repetition }, 4: { binary: name } };
  const fieldId = id === undefined ? undefined : { i32: id };
  if (typeof type === 'string') return [{ ...leafElement(type), ...named, 9: fieldId }];
  switch (type.type) {
    case 'struct':
      return [{ ...named, 5: { i32: type.fields.length }, 9: fieldId }, ...type.fields.flatMap(fieldElements)];
    case 'array':
      return [
        { ...named, 5: { i32: 1 }, 6: { i32: convertedType.list }, 9: fieldId, 10: logical(3, {}) },
        { 3: { i32: REPEATED }, 4: { binary: 'list' }, 5: { i32: 1 } },
        ...elements('element', type.elementType, type.containsNull ? OPTIONAL : REQUIRED),
      ];
    case 'map':
      return [
        { ...named, 5: { i32: 1 }, 6: { i32: convertedType.map }, 9: fieldId, 10: logical(2, {}) },
        { 3: { i32: REPEATED }, 4: { binary: 'key_value' }, 5: { i32: 2 } },
        ...elements('key', type.keyType, REQUIRED),
        ...elements('value', type.valueType, type.valueContainsNull ? OPTIONAL : REQUIRED),
      ];
  }
}

function leafElement(type: DataType & string): ThriftStruct {
  const stored = { 1: { i32: physicalTypeOf(type) } };
  switch (type) {
    case 'string':
      return { ...stored, 6: { i32: convertedType.utf8 }, 10: logical(1, {}) };
    case 'date':
      return { ...stored, 6: { i32: convertedType.date }, 10: logical(6, {}) };
    case 'timestamp':
      return { ...stored, 6: { i32: convertedType.timestamp_micros }, 10: timestamp(true) };
    case 'timestamp_ntz':
      return { ...stored, 10: timestamp(false) };
    case 'byte':
      return { ...stored, 6: { i32: convertedType.int_8 }, 10: integer(8) };
    case 'short':
      return { ...stored, 6: { i32: convertedType.int_16 }, 10: integer(16) };
    default:
      return { ...stored, ...decimalElement(type) };
  }
}

function decimalElement(type: DataType & string): ThriftStruct {
  const digits = decimalDigits(type);
  if (digits === null) return {};
  const { precision, scale } = digits;
  return {
    2: precision > 18 ? { i32: decimalBytes(precision) } : undefined,
    6: { i32: convertedType.decimal },
    7: { i32: scale },
    8: { i32: precision },
    10: logical(5, { 1: { i32: scale }, 2: { i32: precision } }),
  };
}

function timestamp(isAdjustedToUtc: boolean): ThriftField {
  return logical(8, { 1: { boolean: isAdjustedToUtc }, 2: MICROS });
}

function integer(bits: number): ThriftField {
  return logical(10, { 1: { i8: bits }, 2: { boolean: true } });
}

/** A member of the union LogicalType. */
function logical(member: number, struct: ThriftStruct): ThriftField {
  return { struct: { [member]: { struct } } };
}
