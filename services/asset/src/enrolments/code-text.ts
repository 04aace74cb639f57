import { createHmac, randomInt } from 'node:crypto';

// no 0 and O, no 1, I and L, no U: nobody reads one as another
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 20;
const GROUP = 4;

/** 98 random bits as people type them: `7K3M-…`, 20 characters in groups of 4. */
export function newCode(): string {
  const characters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]);
  return grouped(characters.join(''));
}

/** What was typed, as it was given out: width, case, spaces and hyphens are nothing. Null: no code reads so. */
export function codeOf(typed: string): string | null {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐‑‒–—―−ー]/g, '');
  const readable = letters.length === LENGTH && [...letters].every((letter) => ALPHABET.includes(letter));
  return readable ? grouped(letters) : null;
}

/** What is kept of a code, hex. Bound to the tenant, and looked up as a hash, so that no time tells anything of the code. */
export function codeHash(tenantId: string, code: string): string {
  return createHmac('sha256', tenantId).update(code).digest('hex');
}

function grouped(letters: string): string {
  return letters.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? letters;
}
