import { randomInt } from 'node:crypto';

/** Printed look-up codes (NIST SP 800-63B-4 §3.1.2): ten at a time, each used once. */
export const CODES_IN_A_SET = 10;
const LENGTH = 10;
/** Crockford's Base32: nothing that is read as something else. 10 characters are 50 bits. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Ten different codes of 50 bits. */
export function newLookupCodes(): string[] {
  const codes = new Set<string>();
  while (codes.size < CODES_IN_A_SET)
    codes.add(Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''));
  return [...codes];
}

/** In two groups, as they are printed. */
export function printed(code: string): string {
  return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`.toUpperCase();
}

/** What somebody typed: any case and width, with or without hyphen and spaces, o for 0 and i or l for 1. */
export function lookupCodeOf(typed: string): string {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');
}
