import { type Language, languageOf } from '@kiban/http';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';

/** The language chosen on this terminal, or the browser's. */
export function pageLanguage(c: Context): Language {
  const chosen = getCookie(c, 'kiban_language');
  return chosen === 'ja' || chosen === 'en' ? chosen : languageOf(c.req.header('accept-language'));
}

export function pageTheme(c: Context): 'light' | 'dark' | 'system' {
  const chosen = getCookie(c, 'kiban_theme');
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
}
