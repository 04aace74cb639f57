import { DeltaError } from '../errors.ts';
import type { ArrayType, DataType, MapType, PrimitiveType, StructField, StructType } from './data-type.ts';

/** A schema, or a column of several fields. */
export function struct(...fields: readonly StructField[]): StructType {
  return { type: 'struct', fields };
}

/** A column or a field of a struct; it may be null unless said otherwise. */
export function field(
  name: string,
  type: DataType,
  options: { readonly nullable?: boolean; readonly metadata?: Readonly<Record<string, unknown>> } = {},
): StructField {
  return { name, type, nullable: options.nullable ?? true, metadata: options.metadata ?? {} };
}

export function arrayOf(elementType: DataType, options: { readonly containsNull?: boolean } = {}): ArrayType {
  return { type: 'array', elementType, containsNull: options.containsNull ?? true };
}

export function mapOf(
  keyType: DataType,
  valueType: DataType,
  options: { readonly valueContainsNull?: boolean } = {},
): MapType {
  return { type: 'map', keyType, valueType, valueContainsNull: options.valueContainsNull ?? true };
}

/**
 * Numbers of `precision` digits in all, `scale` of them after the point.
 * @throws DeltaError `schema_invalid` unless 1 ≤ precision ≤ 38 and 0 ≤ scale ≤ precision
 */
export function decimal(precision: number, scale: number): PrimitiveType {
  const isValid = Number.isInteger(precision) && Number.isInteger(scale) && scale >= 0 && scale <= precision;
  if (!isValid || precision < 1 || precision > 38) {
    throw new DeltaError('schema_invalid', `decimal(${precision},${scale}) does not exist`);
  }
  return `decimal(${precision},${scale})`;
}

/** Precision and scale of a decimal type; null for every other. */
export function decimalDigits(type: DataType): { readonly precision: number; readonly scale: number } | null {
  if (typeof type !== 'string' || !type.startsWith('decimal(')) return null;
  const [precision, scale] = type.slice('decimal('.length, -1).split(',');
  return { precision: Number(precision), scale: Number(scale) };
}
