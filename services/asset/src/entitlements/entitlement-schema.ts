import { as_of, described, id, itemsOf, momentOrNull, named, words } from '@kiban/service';
import { z } from 'zod';

const entitlement = named(
  z.strictObject({
    entitled: described(z.boolean(), 'Whether the product may be used.', '利用できるかどうか。'),
    product: described(z.string(), 'Code of the product.', '製品コード。'),
    plan: described(
      z.string().nullable(),
      'Plan of the licence that decided; null: none did.',
      '判定に使ったライセンスのプラン。なければ null。',
    ),
    features: described(z.array(z.string()), 'What the plan opens.', 'プランで使える機能。'),
    licence_id: described(id().nullable(), 'The licence that decided.', '判定に使ったライセンスの ID。'),
    seat_id: described(
      id().nullable(),
      'The seat that decided; null: the licence is for the whole tenant.',
      '判定に使ったシートの ID。テナント全体のライセンスでは null。',
    ),
    trial: described(z.boolean(), 'Whether it is a trial.', '試用かどうか。'),
    until: momentOrNull(
      'Until when, if nothing changes; null: endless, or not entitled.',
      '現状での終了日時。無期限または利用不可の場合は null。',
    ),
    reason_code: described(
      z.enum([
        'entitled',
        'product_unknown',
        'no_licence',
        'not_yet_running',
        'suspended',
        'lapsed',
        'holder_not_named',
        'no_seat',
      ]),
      'Why, for programs.',
      '理由コード（プログラム用）。',
    ),
    reason: words('Why, for people.', '理由の文言。'),
  }),
  'Entitlement',
  'Whether a product may be used.',
  '製品の利用権。',
);

export const entitlementsSchema = named(
  z.strictObject({
    items: itemsOf(entitlement),
    next_change_at: momentOrNull(
      'When the passing of time alone may change an answer; null: never.',
      '時間の経過だけで結果が変わりうる次の日時。なければ null。',
    ),
    as_of,
  }),
  'Entitlements',
  'Whether products may be used, and how long the answer holds.',
  '製品の利用権と、結果の有効な期間。',
);
