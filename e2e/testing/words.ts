import { en } from '../../apps/console/src/i18n/en.ts';
import { ja } from '../../apps/console/src/i18n/ja.ts';
import type { PageLanguage } from './sign-in.ts';

export type ConsoleWords = typeof en;

/** What the console says in a language: tests find things by the words a person reads. */
export function wordsOf(language: PageLanguage): ConsoleWords {
  return language === 'ja' ? ja : en;
}

/** A sentence of the console with its places filled in. */
export function filled(words: string, values: Readonly<Record<string, string | number>>): string {
  return words.replace(/\{\{(\w+)\}\}/g, (place, name: string) => String(values[name] ?? place));
}
