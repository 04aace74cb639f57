import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { ja } from './ja.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'console';
    resources: { console: typeof ja };
    returnNull: false;
  }
}

export type Language = 'ja' | 'en';

/** The Japanese words are the type of all keys; a language is loaded when it is first shown. */
async function words(language: Language): Promise<object> {
  return language === 'en' ? (await import('./en.ts')).en : (await import('./ja.ts')).ja;
}

export async function startLanguage(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'console',
    ns: ['console'],
    resources: { [language]: { console: await words(language) } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

/** Turns every page to another language; remembered in a cookie, so that the next page arrives in it. */
export async function switchLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'console')) {
    i18next.addResourceBundle(language, 'console', await words(language));
  }
  document.documentElement.lang = language;
  remember('kiban_language', language);
  await i18next.changeLanguage(language);
}

/** A preference of this browser that the server reads too. */
export function remember(name: 'kiban_language' | 'kiban_theme', value: string): void {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari of these years
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax${secure}`;
}
