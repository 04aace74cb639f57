import { useTranslation } from 'react-i18next';

/** Words that are data: the API has them in both languages. */
export interface BothLanguages {
  readonly en: string;
  readonly ja: string;
}

/** Picks the words in the reader's language. */
export function useOwnLanguage(): (words: BothLanguages) => string {
  const { i18n } = useTranslation();
  return (words) => (i18n.language === 'ja' ? words.ja : words.en);
}
