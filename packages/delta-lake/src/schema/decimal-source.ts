import { decimalTextOfUnscaled } from '../parquet/text/decimal-text.ts';

const source = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

/** A decimal from any way of writing a number (`12.5`, `1E+2`), with exactly `scale` digits; null unless it fits exactly. */
export function decimalOfSource(text: string, precision: number, scale: number): string | null {
  const match = source.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = `${whole}${fraction}`;
  if (digits === '') return null;
  const shift = scale - fraction.length + Number(exponent);
  if (shift > 400) return null;
  const kept = shift >= 0 ? `${digits}${'0'.repeat(shift)}` : digits.slice(0, shift) || '0';
  const cut = shift >= 0 ? '' : digits.slice(shift);
  if (/[1-9]/.test(cut)) return null;
  const unscaled = BigInt(kept);
  if (unscaled >= 10n ** BigInt(precision)) return null;
  return decimalTextOfUnscaled(sign === '-' ? -unscaled : unscaled, scale);
}
