import type { SchemaElement } from 'hyparquet';
import type { Value } from '../../schema/value.ts';
import { decimalTextOfUnscaled } from '../text/decimal-text.ts';
import { type ByteSlices, int32s, int64s, type RawValues, slices } from './raw-values.ts';

interface Digits {
  readonly precision: number;
  readonly scale: number;
}

/** Null unless the file's values are decimals, or integers, that fit the wanted precision and scale. */
export function decimalFormat(element: SchemaElement, wanted: Digits): ((raw: RawValues) => Value[]) | null {
  const stored = digitsOf(element);
  if (stored === null || stored.scale > wanted.scale) return null;
  if (stored.precision - stored.scale > wanted.precision - wanted.scale) return null;
  const raise = 10n ** BigInt(wanted.scale - stored.scale);
  const isUnsigned = isUnsignedInteger(element);
  const text = (unscaled: bigint | number): string => {
    const raised = raise === 1n ? unscaled : BigInt(unscaled) * raise;
    return decimalTextOfUnscaled(raised, wanted.scale);
  };
  switch (element.type) {
    case 'INT32':
      return (raw) => Array.from(int32s(raw), (value) => text(isUnsigned ? value >>> 0 : value));
    case 'INT64':
      return (raw) => Array.from(int64s(raw), (value) => text(isUnsigned ? BigInt.asUintN(64, value) : value));
    case 'BYTE_ARRAY':
    case 'FIXED_LEN_BYTE_ARRAY':
      return (raw) => {
        const values = slices(raw);
        return Array.from(values.starts, (_, index) => text(unscaledAt(values, index)));
      };
    default:
      return null;
  }
}

function digitsOf(element: SchemaElement): Digits | null {
  const { type, logical_type: logical, converted_type: converted } = element;
  if (logical?.type === 'DECIMAL') return { precision: logical.precision, scale: logical.scale ?? 0 };
  if (converted === 'DECIMAL') return { precision: element.precision ?? 0, scale: element.scale ?? 0 };
  const isInteger =
    logical === undefined ? converted === undefined || /^U?INT_/.test(converted) : logical.type === 'INTEGER';
  if (!isInteger) return null;
  if (type === 'INT32') return { precision: 10, scale: 0 };
  return type === 'INT64' ? { precision: 20, scale: 0 } : null;
}

function isUnsignedInteger({ logical_type: logical, converted_type: converted }: SchemaElement): boolean {
  return logical?.type === 'INTEGER' ? !logical.isSigned : converted?.startsWith('UINT_') === true;
}

/** Two's complement, big-endian, of any length. */
function unscaledAt({ bytes, starts, ends }: ByteSlices, index: number): bigint {
  const start = starts[index] as number;
  const end = ends[index] as number;
  if (start === end) return 0n;
  let value = BigInt(((bytes[start] as number) << 24) >> 24);
  for (let offset = start + 1; offset < end; offset++) value = (value << 8n) | BigInt(bytes[offset] as number);
  return value;
}
