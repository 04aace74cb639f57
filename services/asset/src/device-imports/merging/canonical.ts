import type { MergedField } from '../mapping/device-mapping.ts';

/** Hyphens, dashes, minus signs and the long vowel mark, which lists write for one another. */
const DASHES = /[\u002d\u005f\u00ad\u2010-\u2015\u2212\u30fc\ufe58\ufe63\uff0d\uff70]/gu;

/**
 * What a value is compared by: full and half width, case, spaces and hyphens are how a list writes, not what it says. Of numbers
 * hyphens and spaces are nothing, in names a hyphen is a hyphen whichever it is.
 */
export function canonical(field: MergedField, value: string): string {
  const one = value.normalize('NFKC').toUpperCase();
  switch (field) {
    case 'serial_number':
    case 'asset_tag':
      return one.replace(DASHES, '').replace(/\s+/gu, '') || one;
    default:
      return one.replace(DASHES, '-').replace(/\s+/gu, '');
  }
}

/** What a certificate is known by: its issuer, as the lists write it, and its number. */
export function certificateKey({
  issuer,
  serial_number,
}: {
  readonly issuer: string;
  readonly serial_number: string;
}): string {
  return `${issuer.normalize('NFKC').replace(/\s+/gu, '').toUpperCase()}/${serial_number}`;
}
