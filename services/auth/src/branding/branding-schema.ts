import { because, described, named, reason, text } from '@kiban/service';
import { z } from 'zod';
import { COLOUR, contrastWithWhite, LEAST_CONTRAST } from './colour.ts';
import { pictureOf } from './png.ts';

/** base64 of 40,000 bytes: a request stays below what passes every proxy. */
const LONGEST_MARK = 53_336;

const name = described(text(60).nullable(), 'What stands beside the mark.', 'マークの横に表示する名前。');
const colour = described(
  z
    .string()
    .max(7)
    .toLowerCase()
    .refine((value) => COLOUR.test(value), {
      ...because('Write a colour like #1a73e8.', '色は #1a73e8 のように書いてください。'),
      abort: true,
    })
    .refine(
      (value) => contrastWithWhite(value) >= LEAST_CONTRAST,
      because(
        'Too light: white text on it could not be read (contrast of at least 4.5, WCAG 2.2).',
        '明るすぎて白い文字が読めません（コントラスト比 4.5 以上が必要です）。',
      ),
    )
    .nullable(),
  'Of buttons and links: #1a73e8. White on it must be readable.',
  'ボタンとリンクの色（#1a73e8 など）。白い文字が読める色に限ります。',
);
const mark = described(
  z
    .base64()
    .max(LONGEST_MARK)
    .refine(
      (value) => pictureOf(Buffer.from(value, 'base64')) !== undefined,
      because('A PNG picture of at most 512 × 512 pixels.', '512 × 512 ピクセル以下の PNG 画像にしてください。'),
    )
    .nullable(),
  'PNG, base64, at most 40,000 bytes and 512 × 512 pixels. What is no picture in it is left out.',
  'PNG 画像（base64）。40,000 バイト・512 × 512 ピクセルまで。画像以外の情報は取り除きます。',
);

export const newBranding = named(
  z.strictObject({ name, colour, mark, reason }),
  'NewBranding',
  'How the sign-in pages are to look. Null: as the platform’s own.',
  'ログイン画面の表示設定。null は既定の表示。',
);

export const brandingSchema = named(
  z.strictObject({
    client_id: described(z.string().nullable(), 'At this product; null: at every one.', '製品。null はすべての製品。'),
    name: described(z.string().nullable(), 'What stands beside the mark.', 'マークの横に表示する名前。'),
    colour: described(z.string().nullable(), 'Of buttons and links.', 'ボタンとリンクの色。'),
    mark: described(z.string().nullable(), 'PNG, base64.', 'PNG 画像（base64）。'),
    version: described(
      z.int().min(1),
      'Counts the changes. The ETag is this number in quotes.',
      '変更の通し番号。引用符で囲むと ETag になります。',
    ),
  }),
  'Branding',
  'How the sign-in pages look.',
  'ログイン画面の表示設定。',
);

export const whichBranding = z.strictObject({
  client_id: described(
    z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
      .max(63)
      .exactOptional(),
    'At this product. Left out: wherever nothing is said of the product.',
    '製品。省略すると、製品ごとの設定がないすべての製品。',
  ),
});
