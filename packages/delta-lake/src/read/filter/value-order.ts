import { daysOfDateText } from '../../parquet/text/date-text.ts';
import { compareUtf8 } from '../../parquet/text/utf8-order.ts';
import type { DataType } from '../../schema/data-type.ts';
import type { Value } from '../../schema/value.ts';

/** Compares two values of a type, neither null: less than 0, 0, greater than 0. Arrays, maps and structs have no order. */
export function compareValues(type: DataType, one: Value, other: Value): number {
  switch (type) {
    case 'string':
      return one === other ? 0 : compareUtf8(one as string, other as string);
    case 'date':
      return compareDates(one as string, other as string);
    case 'binary':
      return compareBytes(one as Uint8Array, other as Uint8Array);
    case 'float':
    case 'double':
      return compareDoubles(one as number, other as number);
    default:
      if (typeof type === 'string' && type.startsWith('decimal')) {
        return one === other ? 0 : compareDirectly(unscaled(one as string), unscaled(other as string));
      }
      return compareDirectly(one as number, other as number);
  }
}

function compareDirectly<T extends number | bigint | boolean>(one: T, other: T): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function compareDoubles(one: number, other: number): number {
  if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
  return compareDirectly(one, other);
}

/** Texts of years without sign are in the order of their days. */
function compareDates(one: string, other: string): number {
  if (one.length === 10 && other.length === 10) return one === other ? 0 : one < other ? -1 : 1;
  return (daysOfDateText(one) ?? 0) - (daysOfDateText(other) ?? 0);
}

/** Decimals of one column have equally many digits after the point. */
function unscaled(text: string): bigint {
  return BigInt(text.replace('.', ''));
}

function compareBytes(one: Uint8Array, other: Uint8Array): number {
  const shorter = Math.min(one.length, other.length);
  for (let index = 0; index < shorter; index++) {
    const difference = (one[index] as number) - (other[index] as number);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}
