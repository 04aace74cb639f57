import { as_of, counted, described, id, itemsOf, named } from '@kiban/service';
import { z } from 'zod';
import { coverageFields, tenantFields } from '../requests/support-request-schema.ts';

const hit = named(
  z.strictObject({
    ...tenantFields,
    kind: described(z.enum(['store', 'user', 'device', 'certificate']), 'What it is.', '種別。'),
    id: described(id(), 'Its id.', 'ID。'),
    name: described(z.string().nullable(), 'Its name; a person’s is masked.', '名前。人名は伏せて表示します。'),
    kana: described(z.string().nullable(), 'Its reading, masked likewise.', 'フリガナ。人名は伏せて表示します。'),
    login_id: described(
      z.string().nullable(),
      'Login id of a user, masked.',
      '利用者のログイン ID。伏せて表示します。',
    ),
    code: described(
      z.string().nullable(),
      'A store’s code; the serial number of a device or certificate.',
      '店舗コード、端末・証明書のシリアル番号。',
    ),
    asset_tag: described(z.string().nullable(), 'Asset tag of a device.', '端末の資産管理番号。'),
    status: described(z.string(), 'Its status.', '状態。'),
    store_id: described(id().nullable(), 'The store it is, or is in.', '店舗の ID。'),
    store_name: described(z.string().nullable(), 'Name of that store.', '店舗名。'),
    device_id: described(id().nullable(), 'The device it is, or that holds it.', '端末の ID。'),
  }),
  'SupportHit',
  'Something that was found, and whose it is.',
  '見つかったものと、そのテナント。',
);

const searched = named(
  z.strictObject({
    ...coverageFields,
    view_id: described(id(), 'The record of this search there.', 'そのテナントに残した閲覧記録の ID。'),
    count: counted('How many of it are shown.', '表示している件数。'),
    more: described(z.boolean(), 'Whether there are more.', 'ほかにもあるか。'),
  }),
  'SearchedTenant',
  'A tenant that was searched.',
  '検索したテナント。',
);

export const supportSearchSchema = named(
  z.strictObject({
    items: itemsOf(hit),
    tenants: described(z.array(searched), 'The tenants that were searched.', '検索したテナント。'),
    as_of,
  }),
  'SupportSearchResult',
  'What was found in the tenants one may look into.',
  '閲覧できるテナントの検索結果。',
);
