import { DeltaError } from '../../../errors.ts';
import type { DataType, StructField, StructType } from '../../../schema/data-type.ts';
import { decimalDigits } from '../../../schema/types.ts';
import { physicalTypeOf } from '../schema-elements.ts';
import { BinaryColumn } from './binary-column.ts';
import { BooleanColumn } from './boolean-column.ts';
import { type ColumnNode, type Leaf, ListNode, MapNode, StructNode } from './column-node.ts';
import { DecimalColumn } from './decimal-column.ts';
import { FloatColumn } from './float-column.ts';
import { DateColumn, Decimal32Column, IntegerColumn } from './int32-column.ts';
import { Decimal64Column, LongColumn } from './int64-column.ts';
import type { LeafOptions } from './leaf-column.ts';
import type { RowCursor } from './row-cursor.ts';
import { TextColumn } from './text-column.ts';

export interface SchemaColumns {
  /** One for each field of the schema. */
  readonly nodes: readonly ColumnNode[];
  /** In the order of the schema, which is that of the file's column chunks. */
  readonly leaves: readonly LeafPlace[];
}

export interface LeafPlace {
  readonly leaf: Leaf;
  readonly physicalType: number;
  /** By the names in the file: with `list`, `element`, `key_value`. */
  readonly pathInFile: readonly string[];
  /** Whether there is one value a row: no list or map is above. */
  readonly isSingle: boolean;
}

interface Place {
  readonly path: readonly string[];
  readonly pathInFile: readonly string[];
  readonly definition: number;
  readonly repetition: number;
}

const ROOT: Place = { path: [], pathInFile: [], definition: 0, repetition: 0 };

/** @throws DeltaError `schema_invalid` for a struct without fields, which Parquet cannot express */
export function columnsOfSchema(schema: StructType, cursor: RowCursor): SchemaColumns {
  const leaves: LeafPlace[] = [];
  return { nodes: membersOf(schema, ROOT, cursor, leaves), leaves };
}

function membersOf(struct: StructType, place: Place, cursor: RowCursor, leaves: LeafPlace[]): ColumnNode[] {
  if (struct.fields.length === 0) {
    throw new DeltaError(
      'schema_invalid',
      `${place.path.join('.') || 'the schema'} has no fields: Parquet cannot hold it`,
    );
  }
  return struct.fields.map((field: StructField) =>
    nodeOf(field.type, field.nullable, below(place, field.name, [field.name]), cursor, leaves),
  );
}

function nodeOf(type: DataType, nullable: boolean, place: Place, cursor: RowCursor, leaves: LeafPlace[]): ColumnNode {
  const definition = nullable ? place.definition + 1 : place.definition;
  if (typeof type === 'string') {
    const { path, pathInFile, repetition } = place;
    const leaf = leafOf(type, { path, maxDefinition: definition, maxRepetition: repetition, nullable, cursor });
    leaves.push({ leaf, physicalType: physicalTypeOf(type), pathInFile, isSingle: repetition === 0 });
    return leaf;
  }
  const inside: Place = { ...place, definition };
  if (type.type === 'struct') {
    return new StructNode(place.path, nullable, cursor, type.fields, membersOf(type, inside, cursor, leaves));
  }
  const repeated: Place = { ...inside, definition: definition + 1, repetition: place.repetition + 1 };
  if (type.type === 'array') {
    const element = below(repeated, 'element', ['list', 'element']);
    const node = nodeOf(type.elementType, type.containsNull, element, cursor, leaves);
    return new ListNode(place.path, nullable, cursor, node, repeated.repetition);
  }
  const key = nodeOf(type.keyType, false, below(repeated, 'key', ['key_value', 'key']), cursor, leaves);
  const valuePlace = below(repeated, 'value', ['key_value', 'value']);
  const value = nodeOf(type.valueType, type.valueContainsNull, valuePlace, cursor, leaves);
  return new MapNode(place.path, nullable, cursor, { key, value }, repeated.repetition);
}

function below(place: Place, name: string, namesInFile: readonly string[]): Place {
  return { ...place, path: [...place.path, name], pathInFile: [...place.pathInFile, ...namesInFile] };
}

function leafOf(type: string & DataType, options: LeafOptions): Leaf {
  switch (type) {
    case 'string':
      return new TextColumn(options);
    case 'long':
    case 'timestamp':
    case 'timestamp_ntz':
      return new LongColumn(options);
    case 'integer':
      return new IntegerColumn(options, 32);
    case 'short':
      return new IntegerColumn(options, 16);
    case 'byte':
      return new IntegerColumn(options, 8);
    case 'float':
      return new FloatColumn(options, 32);
    case 'double':
      return new FloatColumn(options, 64);
    case 'boolean':
      return new BooleanColumn(options);
    case 'binary':
      return new BinaryColumn(options);
    case 'date':
      return new DateColumn(options);
    default:
      return decimalColumn(type, options);
  }
}

function decimalColumn(type: string & DataType, options: LeafOptions): Leaf {
  const digits = decimalDigits(type);
  if (digits === null) throw new DeltaError('schema_invalid', `${options.path.join('.')} has the unknown type ${type}`);
  const { precision, scale } = digits;
  if (precision <= 9) return new Decimal32Column(options, precision, scale);
  return precision <= 18
    ? new Decimal64Column(options, precision, scale)
    : new DecimalColumn(options, precision, scale);
}
