import { z } from 'zod';
import { described } from './described.ts';

/** An id, in its one form: lower case. */
export const id = (): z.ZodGUID => z.guid().toLowerCase();

/** A moment in an answer: RFC 3339, UTC, up to microseconds. */
export function moment(en: string, ja: string): z.ZodString {
  return described(z.string().meta({ format: 'date-time' }), en, ja);
}

/** A moment that may not be known. */
export function momentOrNull(en: string, ja: string): z.ZodNullable<z.ZodString> {
  return described(z.string().nullable().meta({ format: 'date-time' }), en, ja);
}

/** A count in an answer. */
export function counted(en: string, ja: string): z.ZodInt {
  return described(z.int().min(0), en, ja);
}

const inEnglish = described(z.string(), 'In English.', '英語。');
const inJapanese = described(z.string(), 'In Japanese.', '日本語。');

/** Words that the caller shows to people, who choose the language themselves. */
export function words(en: string, ja: string) {
  return described(z.strictObject({ en: inEnglish, ja: inJapanese }), en, ja);
}
