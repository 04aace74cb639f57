import { DeltaError } from '../errors.ts';
import { literalOf } from '../read/filter/literal.ts';
import type { StructField, StructType } from '../schema/data-type.ts';
import type { Row, Value } from '../schema/value.ts';

/** Columns by which rows are told apart. */
export interface MergeKey {
  readonly columns: readonly StructField[];
  /** One text for one key, of rows as the table holds them. Null when a column of the key is null: such a row has no key. */
  readonly textOf: (row: Row) => string | null;
  /**
   * The key's values of a caller's row, as the table would hold them.
   * @throws DeltaError `value_invalid`
   */
  readonly valuesOf: (row: Row, name: string) => readonly Value[];
}

/** @throws DeltaError `option_invalid` for a column that is not there, or whose values cannot tell rows apart */
export function mergeKey(schema: StructType, names: readonly string[]): MergeKey {
  if (names.length === 0) throw new DeltaError('option_invalid', 'a key has at least one column');
  const columns = names.map((name) => keyColumn(schema, name));
  return {
    columns,
    textOf: (row) => {
      let text = '';
      for (const { name } of columns) {
        const value = row[name] ?? null;
        if (value === null) return null;
        text += keyText(value);
      }
      return text;
    },
    valuesOf: (row, name) => columns.map((column) => keyValue(row, column, name)),
  };
}

/** As `textOf` gives it. */
export function textOfValues(values: readonly Value[]): string {
  return values.map(keyText).join('');
}

function keyText(value: Value): string {
  const text = String(value);
  return `${text.length} ${text}`;
}

function keyColumn(schema: StructType, name: string): StructField {
  const column = schema.fields.find((field) => field.name === name);
  if (column === undefined) throw new DeltaError('option_invalid', `key: there is no column ${name}`);
  const { type } = column;
  if (typeof type !== 'string' || type === 'float' || type === 'double' || type === 'binary') {
    const kind = typeof type === 'string' ? type : type.type;
    throw new DeltaError('option_invalid', `key: the column ${name} is of the type ${kind}, which cannot be a key`);
  }
  return column;
}

function keyValue(row: Row, { name, type }: StructField, rowName: string): Value {
  const value = row[name] ?? null;
  if (value === null) throw new DeltaError('value_invalid', `column ${name}, ${rowName}: a key cannot be null`);
  try {
    return literalOf(name, type, value);
  } catch (error) {
    throw new DeltaError('value_invalid', `column ${name}, ${rowName}: expected a value of the type ${String(type)}`, {
      cause: error,
    });
  }
}
