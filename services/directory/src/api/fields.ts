import { z } from 'zod';
import { formatOfType } from '../imports/mapping/value-formats.ts';

/** The description of a field, in the languages of the documents. */
export function described<Schema extends z.ZodType>(schema: Schema, en: string, ja: string): Schema {
  return schema.meta({ ...schema.meta(), description: en, 'x-description-ja': ja }) as Schema;
}

/** The schema of a body or an answer that has a name of its own in the documents. */
export function named<Schema extends z.ZodType>(schema: Schema, id: string, en: string, ja: string): Schema {
  return schema.meta({ id, description: en, 'x-description-ja': ja }) as Schema;
}

// no control characters, no half of a surrogate pair, no line separators, nothing that turns the direction of writing
const PLAIN = /^[^\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u;

/** A refusal in words, for `refine`. */
export const because = (en: string, ja: string) => ({ params: { detail: { en, ja } } });

/** One line of text that somebody writes: trimmed, NFC, between 1 and `most` characters. */
export function text(most: number): z.ZodString {
  return z
    .string()
    .max(most)
    .refine((value) => PLAIN.test(value), because('No control characters.', '制御文字は使えません。'))
    .normalize('NFC')
    .trim()
    .min(1)
    .meta({ pattern: PLAIN.source });
}

const FORMS = {
  kana: ['Write the reading in kana.', 'フリガナはカナで入力してください。'],
  postal_code: ['Write a postal code of 7 digits.', '郵便番号は7桁で入力してください。'],
  phone: [
    'Write a telephone number of 10 or 11 digits that begins with 0, or one that begins with +.',
    '電話番号は 0 から始まる 10〜11 桁、または + から始まる番号で入力してください。',
  ],
  email: ['Write an e-mail address.', 'メールアドレスの形式で入力してください。'],
} as const;

/** Text in one of the forms the importer knows: rewritten to it, refused when it cannot be. */
function formatted(type: keyof typeof FORMS, most: number): z.ZodString {
  const format = formatOfType(type);
  return text(most)
    .overwrite((value) => format?.apply(value) ?? value)
    .refine((value) => format?.apply(value) !== null, because(FORMS[type][0], FORMS[type][1]));
}

export const kana = (): z.ZodString =>
  formatted('kana', 200).refine((value) => !/\p{Script=Han}/u.test(value), because(FORMS.kana[0], FORMS.kana[1]));
export const postalCode = (): z.ZodString => formatted('postal_code', 12);
export const phone = (): z.ZodString => formatted('phone', 30);
export const email = (): z.ZodString => formatted('email', 254);

/** An id, in its one form: lower case. */
export const id = (): z.ZodGUID => z.guid().toLowerCase();

/** A moment in an answer: RFC 3339, UTC, up to microseconds. */
export function moment(en: string, ja: string): z.ZodString {
  return described(z.string().meta({ format: 'date-time' }), en, ja);
}

export const identifiers = described(
  z.array(
    z.strictObject({
      system: described(z.string(), 'Who gives such codes: jp.medical-institution-code.', '番号体系の名前。'),
      value: described(z.string(), 'The code.', 'コード。'),
    }),
  ),
  'Codes given by others, while it is open.',
  '外部のコード（営業中のみ有効）。',
);

/** The codes somebody gives: all of them, those that are left out are taken away. */
export const identifiersInput = described(
  z
    .array(
      z.strictObject({
        system: described(text(100), 'Who gives such codes: jp.medical-institution-code.', '番号体系の名前。'),
        value: described(text(100), 'The code.', 'コード。'),
      }),
    )
    .max(20),
  'Codes given by others: all of them; what is left out is taken away.',
  '外部のコードの全体。含まれないものは取り除かれます。',
);

const REASON = ['Why, in words for people. Stays in the history.', '理由。履歴に残ります。'] as const;
/** Why somebody changes something. */
export const reason = described(text(500).exactOptional(), ...REASON);
/** Why somebody ends something: demanded. */
export const demandedReason = described(text(500), ...REASON);

/** Version and times of a thing as it is shown. */
export const record = {
  version: described(
    z.int().min(1),
    'Counts the changes. The ETag is this number in quotes.',
    '変更の通し番号。引用符で囲むと ETag になります。',
  ),
  valid_from: moment('When the last change happened.', '最後の変更が起きた日時。'),
  recorded_at: moment('When the last change was recorded.', '最後の変更が記録された日時。'),
};
