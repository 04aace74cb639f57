import { COMMON_WORDS, KEY_RUNS } from './common-words.ts';
import { frequentParts } from './password/frequent-passwords.ts';
import type { PasswordRules } from './password/password-rules.ts';

/** Why a password is not taken. No rotation; at most 128 characters, taken whole, after NFKC. */
export type PasswordFault = 'too_short' | 'too_long' | 'kinds_missing' | 'contains_own_words' | 'easily_guessed';

export const LONGEST_PASSWORD = 128;
/** Characters that must remain beside what is guessed first. */
const REMAINDER = 6;
const DIFFERENT_CHARACTERS = 5;

/** @param ownWords what whoever guesses knows of the person: name, login id, the tenant's name and code. */
export function passwordFault(
  password: string,
  ownWords: readonly string[],
  { shortest, kinds }: PasswordRules,
): PasswordFault | null {
  const text = password.normalize('NFKC');
  const characters = [...text];
  if (characters.length < shortest) return 'too_short';
  if (characters.length > LONGEST_PASSWORD) return 'too_long';
  if (kinds && !(/\p{L}/u.test(text) && /\p{Nd}/u.test(text) && /[^\p{L}\p{Nd}]/u.test(text))) return 'kinds_missing';
  if (isGuessable(characters, partsOf(ownWords))) return 'contains_own_words';
  if (isGuessable(characters, COMMON_WORDS) || isFrequent(characters)) return 'easily_guessed';
  return new Set(characters).size < DIFFERENT_CHARACTERS ? 'easily_guessed' : null;
}

/**
 * Whether it is one frequent password with little around it. One only: a sentence may hold as many of them as it likes (NIST SP
 * 800-63B-4 §3.1.1.2 has the whole compared).
 */
function isFrequent(characters: readonly string[]): boolean {
  const { lower, plain } = compared(characters);
  return [lower, plain].some((text) =>
    frequentParts(text).some(([from, to]) => {
      const covered = new Set(Array.from({ length: to - from }, (_, index) => from + index));
      return isLittleBeside(covered, lower);
    }),
  );
}

/** Whether it is made of such words, with little around them. */
function isGuessable(characters: readonly string[], words: readonly string[]): boolean {
  const { lower, plain } = compared(characters);
  const covered = new Set<number>();
  for (const word of words) for (const text of [lower, plain]) cover(covered, text, word);
  if (covered.size === 0 && words !== COMMON_WORDS) return false;
  return isLittleBeside(covered, lower);
}

/** Runs of keys, repetitions and years around a word are nothing. */
function isLittleBeside(covered: Set<number>, text: string): boolean {
  for (const run of KEY_RUNS) cover(covered, text, run);
  for (const match of text.matchAll(/(?:19|20)\d\d|(.)\1{2,}|^(.{3,})\2+$/g)) {
    const from = match[2] === undefined ? match.index : match.index + match[2].length;
    for (let index = from; index < match.index + match[0].length; index += 1) covered.add(index);
  }
  return covered.size > 0 && text.length - covered.size < REMAINDER;
}

/** In lower case, and with the usual replacements undone. */
function compared(characters: readonly string[]): { readonly lower: string; readonly plain: string } {
  const lower = characters.map((character) => oneUnit(character.toLowerCase()));
  return { lower: lower.join(''), plain: lower.map((character) => SUBSTITUTES[character] ?? character).join('') };
}

function cover(covered: Set<number>, text: string, word: string): void {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
    for (let index = 0; index < word.length; index += 1) covered.add(at + index);
}

/** The usual replacements: `p@ssw0rd` is `password`. */
const SUBSTITUTES: Readonly<Record<string, string>> = {
  ...{ '@': 'a', '4': 'a', '0': 'o', '3': 'e', '1': 'i', '!': 'i', '5': 's', $: 's', '7': 't' },
};

/** Words of an address, a name or a code, in the form they are compared in. */
function partsOf(ownWords: readonly string[]): string[] {
  return ownWords
    .flatMap((words) =>
      words
        .normalize('NFKC')
        .toLowerCase()
        .split(/[\s@._/-]+/u),
    )
    .filter((word) => [...word].length >= (/^[\x20-\x7e]*$/.test(word) ? 3 : 2))
    .map((word) => [...word].map(oneUnit).join(''));
}

/** Positions are those of characters: what takes two units in a string, or becomes two in lower case, stands for itself. */
function oneUnit(character: string): string {
  return character.length === 1 ? character : '\ufffd';
}
