import type { z } from 'zod';

/** The description of a field, in the languages of the documents. */
export function described<Schema extends z.ZodType>(schema: Schema, en: string, ja: string): Schema {
  return schema.meta({ ...schema.meta(), description: en, 'x-description-ja': ja }) as Schema;
}

/** The schema of a body or an answer that has a name of its own in the documents. */
export function named<Schema extends z.ZodType>(schema: Schema, id: string, en: string, ja: string): Schema {
  return schema.meta({ id, description: en, 'x-description-ja': ja }) as Schema;
}

/** A refusal in words, for `refine`. */
export const because = (en: string, ja: string) => ({ params: { detail: { en, ja } } });
