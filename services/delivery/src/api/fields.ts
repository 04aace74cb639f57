import { z } from 'zod';

/** The description of a field, in the languages of the documents. */
export function described<Schema extends z.ZodType>(schema: Schema, en: string, ja: string): Schema {
  return schema.meta({ ...schema.meta(), description: en, 'x-description-ja': ja }) as Schema;
}

/** The schema of an answer that has a name of its own in the documents. */
export function named<Schema extends z.ZodType>(schema: Schema, id: string, en: string, ja: string): Schema {
  return schema.meta({ id, description: en, 'x-description-ja': ja }) as Schema;
}

/** A moment in an answer: RFC 3339, UTC, up to microseconds. */
export function moment(en: string, ja: string): z.ZodString {
  return described(z.string().meta({ format: 'date-time' }), en, ja);
}

/** A count in an answer. */
export function counted(en: string, ja: string): z.ZodInt {
  return described(z.int().min(0), en, ja);
}

/** A moment that may not be known. */
export function momentOrNull(en: string, ja: string): z.ZodNullable<z.ZodString> {
  return described(z.string().nullable().meta({ format: 'date-time' }), en, ja);
}

const inEnglish = described(z.string(), 'In English.', '英語。');
const inJapanese = described(z.string(), 'In Japanese.', '日本語。');

/** Words that the caller shows to people, who choose the language themselves. */
export function words(en: string, ja: string) {
  return described(z.strictObject({ en: inEnglish, ja: inJapanese }), en, ja);
}
