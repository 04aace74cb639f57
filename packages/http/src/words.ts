import { parseAccept } from 'hono/utils/accept';

/** What a person reads, in both languages. */
export interface Words {
  readonly en: string;
  readonly ja: string;
}

export type Language = keyof Words;

/** The language a browser or client asks for (RFC 9110 §12.5.4): Japanese when it is wanted before English, else English. */
export function languageOf(acceptLanguage: string | null | undefined): Language {
  if (!acceptLanguage) return 'en';
  const wanted = parseAccept(acceptLanguage.slice(0, 200))
    .filter(({ q }) => q > 0)
    .sort((one, other) => other.q - one.q)
    .map(({ type }) => type.toLowerCase().split('-')[0]);
  return wanted.find((language): language is Language => language === 'ja' || language === 'en') ?? 'en';
}

export function inLanguage(text: string | Words, language: Language): string {
  return typeof text === 'string' ? text : text[language];
}
