import { randomInt } from 'node:crypto';

/** Crockford's Base32: nothing that is read as something else. A character is 5 bits. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const GROUP = 5;

/** A random code to be read out or typed from paper. */
export function newCode(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

/** As it is shown: capitals, in groups of five. */
export function shownCode(code: string): string {
  return (
    code
      .toUpperCase()
      .match(new RegExp(`.{1,${GROUP}}`, 'g'))
      ?.join('-') ?? ''
  );
}

/** What somebody typed: any case and width, with or without hyphens and spaces, o for 0 and i or l for 1. */
export function typedCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Pd}ー−]/gu, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');
}
