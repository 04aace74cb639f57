import { useTranslation } from 'react-i18next';
import type { BothLanguages } from './api/lake-table.ts';

/** Picks the words in the reader's language. */
export function useOwnLanguage(): (words: BothLanguages) => string {
  const { i18n } = useTranslation();
  return (words) => (i18n.language === 'ja' ? words.ja : words.en);
}
