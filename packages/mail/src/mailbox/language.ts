/** The languages of the mailbox's pages. */
export type Language = 'ja' | 'en';

/** The first language of `Accept-Language` that there is; Japanese when none is. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const tags = (acceptLanguage ?? '').split(',').map((tag) => tag.trim().slice(0, 2).toLowerCase());
  return tags.find((tag) => tag === 'ja' || tag === 'en') === 'en' ? 'en' : 'ja';
}
