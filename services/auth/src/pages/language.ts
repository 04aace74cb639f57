import type { Language, Words } from '@kiban/http';

export type { Language, Words };

/** Set by whoever chose a language on a page, here or in the console. */
export const LANGUAGE_COOKIE = 'kiban_language';

/**
 * The first of several wishes in which one of our languages stands; Japanese when none does. Each is a list of language
 * tags: `ui_locales` of an authorization request (OpenID Connect Core 1.0 §3.1.2.1), a cookie, `Accept-Language`.
 */
export function chosenLanguage(wishes: readonly (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    const tags = (wish ?? '').split(/[\s,]+/).map((tag) => tag.split(/[-_;]/)[0]?.toLowerCase());
    const known = tags.find((tag): tag is Language => tag === 'ja' || tag === 'en');
    if (known !== undefined) return known;
  }
  return 'ja';
}

export function languageAddress(path: string, language: Language): string {
  return `${path}?language=${language}`;
}
