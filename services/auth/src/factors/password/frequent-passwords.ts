import { dictionary } from '@zxcvbn-ts/language-common';

/** The 49,000 most frequent passwords of published breaches, in lower case (OWASP ASVS 5.0 6.2.4 asks for 3,000). */
const FREQUENT: ReadonlySet<string> = new Set<string>(dictionary['passwords-common']);
const SHORTEST = 4;
const LONGEST = [...FREQUENT].reduce((longest, { length }) => Math.max(longest, length), 0);

/** Where in a text one of the frequent passwords stands: each place by itself, from and to. */
export function frequentParts(text: string): (readonly [from: number, to: number])[] {
  const found: (readonly [number, number])[] = [];
  for (let from = 0; from + SHORTEST <= text.length; from += 1)
    for (let to = from + SHORTEST; to <= Math.min(text.length, from + LONGEST); to += 1)
      if (FREQUENT.has(text.slice(from, to))) found.push([from, to]);
  return found;
}
