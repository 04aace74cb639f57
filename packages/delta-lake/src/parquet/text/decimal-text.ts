const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * The digits of a decimal without its point: `-12.5` at scale 2 is -1250. Null when the text is no decimal number, or needs more
 * digits than `precision` and `scale` allow: nothing is rounded.
 */
export function unscaledOfDecimalText(text: string, precision: number, scale: number): bigint | null {
  const match = DECIMAL.exec(text);
  if (match === null) return null;
  const [, sign, whole, fraction = ''] = match as unknown as [string, string, string, string | undefined];
  if (fraction.length > scale) return null;
  const unscaled = BigInt(whole + fraction.padEnd(scale, '0'));
  if (unscaled >= 10n ** BigInt(precision)) return null;
  return sign === '-' ? -unscaled : unscaled;
}

/** The decimal with exactly `scale` digits after its point; no point at scale 0. */
export function decimalTextOfUnscaled(unscaled: bigint | number, scale: number): string {
  const text = String(unscaled);
  if (scale === 0) return text;
  const sign = text.startsWith('-') ? '-' : '';
  const digits = (sign === '' ? text : text.slice(1)).padStart(scale + 1, '0');
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
