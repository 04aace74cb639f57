import { demandedReason, described, id, instant, moment, momentOrNull, named, reason, record } from '@kiban/service';
import { z } from 'zod';
import { planKey, productCode } from '../products/product-schema.ts';

export const licenceStatus = z.enum(['active', 'suspended', 'ended']);
export const periodState = z.enum(['upcoming', 'running', 'lapsed']);
const renewal = z.enum(['manual', 'automatic']);

const words = {
  product: ['Code of the product.', '製品コード。'],
  plan: ['Key of the plan.', 'プランのキー。'],
  seats: ['How many may use it at once; null: the whole tenant.', 'シート数。テナント全体の場合は null。'],
  starts_at: ['From when on it holds.', '開始日時。'],
  ends_at: ['Not any more at this instant; null: endless.', '終了日時（この時刻には無効）。無期限は null。'],
  trial: ['Whether it is a trial.', '試用かどうか。'],
  renewal: [
    'automatic: on the day it ends it goes on by itself for renewal_months more.',
    'automatic は終了日に自動で renewal_months か月更新。manual は手動。',
  ],
  renewal_months: ['Months that a renewal by itself adds.', '自動更新で延びる月数。'],
} as const;
const bilingual = z.strictObject({
  en: described(z.string(), 'In English.', '英語。'),
  ja: described(z.string(), 'In Japanese.', '日本語。'),
});

export const licenceSchema = named(
  z.strictObject({
    id: described(id(), 'Permanent id of the licence.', 'ライセンスの永続的な ID。'),
    product: described(z.string(), ...words.product),
    product_name: described(bilingual.nullable(), 'Name of the product at the moment shown.', 'その時点の製品名。'),
    plan: described(z.string(), ...words.plan),
    plan_name: described(bilingual.nullable(), 'Name of the plan at the moment shown.', 'その時点のプラン名。'),
    features: described(
      z.array(z.string()),
      'What the plan opened at the moment shown.',
      'その時点でプランに含まれる機能。',
    ),
    covers: described(
      z.enum(['tenant', 'store', 'user', 'device']),
      'The whole tenant, or whatever gets its seats.',
      '対象。tenant はテナント全体、それ以外はシートの割り当て対象。',
    ),
    seats: described(z.int().min(1).nullable(), ...words.seats),
    assigned: described(
      z.int().min(0),
      'Seats that somebody had at the moment shown.',
      'その時点で割り当て済みのシート数。',
    ),
    starts_at: moment(...words.starts_at),
    ends_at: momentOrNull(...words.ends_at),
    period: described(
      periodState,
      'Where the moment shown lies: before its period, in it, or after it.',
      '表示時点と期間の関係。upcoming（開始前）、running（期間内）、lapsed（期限切れ）。',
    ),
    trial: described(z.boolean(), ...words.trial),
    renewal: described(renewal, ...words.renewal),
    renewal_months: described(z.int().nullable(), ...words.renewal_months),
    status: described(
      licenceStatus,
      'active, suspended, or ended for good.',
      '状態。active（有効）、suspended（停止）、ended（終了）。',
    ),
    ...record,
  }),
  'Licence',
  'What the tenant has bought of a product.',
  'テナントが購入した製品のライセンス。',
);

const seats = described(z.int().min(1).max(1_000_000).exactOptional(), ...words.seats);
const months = described(z.int().min(1).max(120).nullable().exactOptional(), ...words.renewal_months);
const newEnd = described(instant().nullable(), ...words.ends_at);
const resume_lapsed = described(
  z.boolean().default(false),
  'What has lapsed runs again from now on only with true. The time between stays uncovered, and says so in the history.',
  '期限切れのライセンスは true の場合だけ今から再開します。その間の期間は無効のまま履歴に残ります。',
);

export const newLicence = named(
  z.strictObject({
    product: described(productCode(), ...words.product),
    plan: described(planKey(), ...words.plan),
    seats,
    starts_at: described(
      instant().exactOptional(),
      'From when on it holds; left out: now.',
      '開始日時。省略時は現在。',
    ),
    ends_at: described(instant().nullable().exactOptional(), ...words.ends_at),
    trial: described(z.boolean().exactOptional(), ...words.trial),
    renewal: described(renewal.exactOptional(), ...words.renewal),
    renewal_months: months,
    reason,
  }),
  'NewLicence',
  'A licence to be granted.',
  '新しく登録するライセンス。',
);

export const licenceChange = named(
  z.strictObject({
    plan: described(planKey().exactOptional(), ...words.plan),
    seats,
    renewal: described(renewal.exactOptional(), ...words.renewal),
    renewal_months: months,
    reason,
  }),
  'LicenceChange',
  'What is to change; what is left out stays. Not fewer seats than are assigned.',
  '変更する項目。省いた項目は変わりません。割り当て済みより少ないシート数にはできません。',
);

export const licenceRenewal = named(
  z.strictObject({ ends_at: newEnd, resume_lapsed, reason }),
  'LicenceRenewal',
  'Until when it goes on.',
  'ライセンスの更新。',
);

export const trialConversion = named(
  z.strictObject({
    ends_at: newEnd,
    resume_lapsed,
    plan: described(planKey().exactOptional(), ...words.plan),
    seats,
    renewal: described(renewal.exactOptional(), ...words.renewal),
    renewal_months: months,
    reason,
  }),
  'TrialConversion',
  'A trial that is bought, until when, and what changes with it.',
  '試用から本契約への変更。',
);

export const licenceEnding = named(
  z.strictObject({ reason: demandedReason }),
  'LicenceEnding',
  'Why a licence is suspended, or ended with its seats.',
  '停止・終了の理由。終了ではシートも解除されます。',
);

/** What an operation on one licence answers. */
export const theLicence = {
  status: 200,
  schema: licenceSchema,
  description: { en: 'The licence.', ja: 'ライセンス。' },
  etag: true,
} as const;
