import { DeltaError } from '../errors.ts';
import type { PartitionValues } from '../log/action.ts';
import type { StructField } from '../schema/data-type.ts';
import { formatPartitionValue, parsePartitionValue } from '../schema/partition-value.ts';
import type { Row, Value } from '../schema/value.ts';

/** The text of each partition column, as a row gives it. */
export type PartitionOf = (
  row: Row,
  rowNumber: () => number,
) => { readonly key: string; readonly values: PartitionValues };

/** Tells rows' partitions apart; `key` is one text for one partition. */
export function partitionOf(columns: readonly StructField[]): PartitionOf {
  const known = new Map<string, PartitionValues>();
  return (row, rowNumber) => {
    let key = '';
    for (const { name } of columns) key += keyPart(row[name] ?? null);
    let values = known.get(key);
    if (values === undefined) {
      values = Object.fromEntries(columns.map((column) => [column.name, valueText(row, column, rowNumber)]));
      known.set(key, values);
    }
    return { key, values };
  };
}

function keyPart(value: Value): string {
  const text = value instanceof Uint8Array ? value.join() : String(value);
  return `${typeof value} ${text.length} ${text}`;
}

function valueText(row: Row, { name, type, nullable }: StructField, rowNumber: () => number): string | null {
  const refused = (reason: string, cause?: unknown) =>
    new DeltaError('value_invalid', `column ${name}, row ${rowNumber()}: ${reason}`, { cause });
  const value = row[name] ?? null;
  if (value === null) {
    if (nullable) return null;
    throw refused('null in a column that cannot be null');
  }
  if (value === '') throw refused('a partition column cannot tell an empty text from null');
  if (typeof value === 'number' && !Number.isFinite(value))
    throw refused('a partition column takes finite numbers only');
  let text: string | null;
  let readBack: Value;
  try {
    text = formatPartitionValue(typeof value === 'string' ? value.toWellFormed() : value, type);
    readBack = parsePartitionValue(text, type);
  } catch (error) {
    throw refused(`expected a value of the type ${String(type)}`, error);
  }
  if (typeof readBack !== typeof value) throw refused(`expected a value of the type ${String(type)}`);
  return text;
}
