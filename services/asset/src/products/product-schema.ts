import { because, demandedReason, described, id, named, reason, record, text } from '@kiban/service';
import { z } from 'zod';

/** A code as manifests, licences and checks use it. */
export const productCode = (): z.ZodString =>
  z
    .string()
    .max(63)
    .regex(/^[a-z][a-z0-9-]*$/, { error: 'Lower-case letters, digits and hyphens.' });
/** A key of a plan or a feature. */
export const planKey = (): z.ZodString =>
  z
    .string()
    .max(63)
    .regex(/^[a-z][a-z0-9_.-]*$/, { error: 'Lower-case letters, digits, dots, hyphens and underscores.' });

export const seatKind = z.enum(['store', 'user', 'device']);
export const productStatus = z.enum(['active', 'withdrawn']);

const words = {
  product: ['Code, the name that licences and checks use.', '製品コード。ライセンスや利用権の確認で使う名前。'],
  name: ['Name.', '製品名。'],
  plans: ['What it is sold as.', '販売プラン。'],
} as const;
const inEnglish = ['In English.', '英語。'] as const;
const inJapanese = ['In Japanese.', '日本語。'] as const;

const bilingual = z.strictObject({
  en: described(text(200), ...inEnglish),
  ja: described(text(200), ...inJapanese),
});
const bilingualAnswer = z.strictObject({
  en: described(z.string(), ...inEnglish),
  ja: described(z.string(), ...inJapanese),
});

const planWords = {
  key: ['Key, unique in the product.', 'プランのキー。製品内で一意。'],
  name: ['Name.', 'プラン名。'],
  features: ['What it opens, by the product’s own names.', '使える機能（製品側の名前）。'],
  seat_kind: [
    'What gets a seat: store, user or device; null: it is for the whole tenant.',
    'シートの割り当て対象。store（店舗）、user（利用者）、device（端末）。null はテナント全体。',
  ],
} as const;

const planAnswer = named(
  z.strictObject({
    key: described(z.string(), ...planWords.key),
    name: described(bilingualAnswer, ...planWords.name),
    features: described(z.array(z.string()), ...planWords.features),
    seat_kind: described(seatKind.nullable(), ...planWords.seat_kind),
  }),
  'Plan',
  'What a product is sold as.',
  '製品の販売プラン。',
);

const planInput = named(
  z.strictObject({
    key: described(planKey(), ...planWords.key),
    name: described(bilingual, ...planWords.name),
    features: described(z.array(planKey()).max(200), ...planWords.features),
    seat_kind: described(seatKind.nullable(), ...planWords.seat_kind),
  }),
  'PlanInput',
  'What a product is sold as.',
  '製品の販売プラン。',
);

export const productSchema = named(
  z.strictObject({
    id: described(id(), 'Permanent id of the product.', '製品の永続的な ID。'),
    product: described(z.string(), ...words.product),
    name: described(bilingualAnswer, ...words.name),
    plans: described(z.array(planAnswer), ...words.plans),
    status: described(productStatus, 'Whether it is sold.', '販売中か販売終了か。'),
    ...record,
  }),
  'Product',
  'Something the vendor sells, with its plans.',
  '販売される製品とそのプラン。',
);

const plans = z
  .array(planInput)
  .min(1)
  .max(50)
  .refine(
    (given) => new Set(given.map(({ key }) => key)).size === given.length,
    because('Every plan has a key of its own.', 'プランのキーが重複しています。'),
  );

export const newProduct = named(
  z.strictObject({
    product: described(productCode(), ...words.product),
    name: described(bilingual, ...words.name),
    plans: described(plans, ...words.plans),
    reason,
  }),
  'NewProduct',
  'A product to be sold.',
  '新しく販売する製品。',
);

export const productChange = named(
  z.strictObject({
    name: described(bilingual.exactOptional(), ...words.name),
    plans: described(plans.exactOptional(), ...words.plans),
    reason,
  }),
  'ProductChange',
  'What is to change; what is left out stays. A plan that is not among those given is sold no more.',
  '変更する項目。省いた項目は変わりません。含まれないプランは販売終了になります。',
);

export const productWithdrawal = named(
  z.strictObject({ reason: demandedReason }),
  'ProductWithdrawal',
  'Why a product is sold no more.',
  '販売終了の理由。',
);
