import { DeltaError } from '../errors.ts';
import type { TableProperties } from '../protocol/table-properties.ts';
import type { DataType, StructType } from '../schema/data-type.ts';
import { fieldsBelow } from '../schema/fields.ts';
import { formatSchema, parseSchema } from '../schema/schema-text.ts';

/** Parquet writers of other engines refuse these in names of columns. */
const forbidden = /[ ,;{}()\n\t=]/;

/**
 * A schema as it will be read back from the log.
 * @throws DeltaError `schema_invalid`, `feature_unsupported` for a type that is not supported
 */
export function requireValidSchema(schema: StructType): StructType {
  requireDistinctFields(schema);
  for (const { path, field } of fieldsBelow(schema)) {
    const name = path.join('.');
    if (field.name === '') throw new DeltaError('schema_invalid', 'a column has no name');
    if (forbidden.test(field.name)) {
      throw new DeltaError('schema_invalid', `${name}: names cannot hold spaces, line ends or one of ,;{}()=`);
    }
    for (const key of Object.keys(field.metadata)) {
      if (!key.startsWith('delta.') && key !== 'CURRENT_DEFAULT') continue;
      throw new DeltaError('feature_unsupported', `${name}: the column metadata ${key} is not supported`, {
        feature: key,
      });
    }
  }
  return parseSchema(formatSchema(schema));
}

/** @throws DeltaError `schema_invalid` */
export function requireValidPartitioning(schema: StructType, partitionColumns: readonly string[]): void {
  const invalid = (reason: string) => new DeltaError('schema_invalid', `partition columns: ${reason}`);
  if (new Set(partitionColumns).size < partitionColumns.length) throw invalid('a name stands twice');
  for (const name of partitionColumns) {
    const field = schema.fields.find((candidate) => candidate.name === name);
    if (field === undefined) throw invalid(`there is no column ${name}`);
    if (typeof field.type !== 'string' || field.type === 'binary')
      throw invalid(`${name} is of a type that cannot partition`);
  }
  if (partitionColumns.length === schema.fields.length) throw invalid('one column at least must lie in the files');
}

/** Columns that readers of change data add to the table's own. */
const changeColumns: ReadonlySet<string> = new Set(['_change_type', '_commit_version', '_commit_timestamp']);

/**
 * A table with a change data feed has no columns that are called as the feed's own.
 * @throws DeltaError `schema_invalid`
 */
export function requireNoChangeColumns(schema: StructType, { enableChangeDataFeed }: TableProperties): void {
  const taken = schema.fields.find(({ name }) => changeColumns.has(name.toLowerCase()));
  if (taken === undefined || !enableChangeDataFeed) return;
  throw new DeltaError('schema_invalid', `${taken.name}: the change data feed has a column of this name`);
}

function requireDistinctFields(schema: StructType): void {
  for (const struct of structsIn(schema)) {
    if (struct.fields.length === 0)
      throw new DeltaError('schema_invalid', 'a struct has no fields: Parquet cannot hold it');
    const names = new Set<string>();
    for (const { name } of struct.fields) {
      if (names.has(name.toLowerCase())) {
        throw new DeltaError('schema_invalid', `two columns are called ${name}, whatever the case`);
      }
      names.add(name.toLowerCase());
    }
  }
}

function* structsIn(type: DataType): Generator<StructType> {
  if (typeof type === 'string') return;
  if (type.type === 'array') yield* structsIn(type.elementType);
  if (type.type === 'map') {
    yield* structsIn(type.keyType);
    yield* structsIn(type.valueType);
  }
  if (type.type !== 'struct') return;
  yield type;
  for (const field of type.fields) yield* structsIn(field.type);
}
