import { because, text } from '@kiban/service';
import { formatOfType } from '@kiban/tabular';
import type { z } from 'zod';

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
