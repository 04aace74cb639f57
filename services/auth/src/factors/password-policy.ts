import { COMMON_WORDS, KEY_RUNS } from './common-words.ts';

/**
 * Preset `jp-8-mfa`: beside a second factor of another type, at least 8 characters of letters, digits and symbols, hard to
 * guess (MHLW guideline 6.0, Q&A シQ-54 c); no rotation. At most 128 characters, taken whole, after NFKC.
 */
export type PasswordFault = 'too_short' | 'too_long' | 'kinds_missing' | 'contains_own_words' | 'easily_guessed';

export const SHORTEST_PASSWORD = 8;
export const LONGEST_PASSWORD = 128;
/** Characters that must remain beside what is guessed first. */
const REMAINDER = 6;
const DIFFERENT_CHARACTERS = 5;

/** @param ownWords what whoever guesses knows of the person: name, login id, the tenant's name and code. */
export function passwordFault(password: string, ownWords: readonly (string | null)[]): PasswordFault | null {
  const text = password.normalize('NFKC');
  const characters = [...text];
  if (characters.length < SHORTEST_PASSWORD) return 'too_short';
  if (characters.length > LONGEST_PASSWORD) return 'too_long';
  if (!/\p{L}/u.test(text) || !/\p{Nd}/u.test(text) || !/[^\p{L}\p{Nd}]/u.test(text)) return 'kinds_missing';
  if (isGuessable(characters, partsOf(ownWords))) return 'contains_own_words';
  if (isGuessable(characters, COMMON_WORDS) || new Set(characters).size < DIFFERENT_CHARACTERS) return 'easily_guessed';
  return null;
}

/** Whether it is one of the words with little around it. Runs of keys, repetitions and years around a word are nothing. */
function isGuessable(characters: readonly string[], words: readonly string[]): boolean {
  const lower = characters.map((character) => oneUnit(character.toLowerCase()));
  const plain = lower.map((character) => SUBSTITUTES[character] ?? character);
  const covered = new Set<number>();
  for (const word of words) for (const text of [lower.join(''), plain.join('')]) cover(covered, text, word);
  if (covered.size === 0 && words !== COMMON_WORDS) return false;
  const text = lower.join('');
  for (const run of KEY_RUNS) cover(covered, text, run);
  for (const match of text.matchAll(/(?:19|20)\d\d|(.)\1{2,}/g))
    for (let index = 0; index < match[0].length; index += 1) covered.add(match.index + index);
  return covered.size > 0 && characters.length - covered.size < REMAINDER;
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
function partsOf(ownWords: readonly (string | null)[]): string[] {
  return ownWords
    .flatMap((words) =>
      (words ?? '')
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
