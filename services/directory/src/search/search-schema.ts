import { as_of, described, id, itemsOf, named } from '@kiban/service';
import { z } from 'zod';

const hit = named(
  z.strictObject({
    kind: described(z.enum(['store', 'user', 'organization_unit', 'corporation']), 'What it is.', '種別。'),
    id: described(id(), 'Its id.', 'ID。'),
    name: described(z.string().nullable(), 'Its name.', '名前。'),
    kana: described(z.string().nullable(), 'Its reading.', 'フリガナ。'),
    code: described(
      z.string().nullable(),
      'Its code: a store’s codes, a user’s staff number.',
      'コード（店舗のコード、社員番号など）。',
    ),
    status: described(z.string(), 'Its status.', '状態。'),
    place_name: described(z.string().nullable(), 'Where it belongs.', '所属先。'),
  }),
  'SearchHit',
  'Something that was found.',
  '見つかったもの。',
);

export const searchSchema = named(
  z.strictObject({ items: itemsOf(hit), as_of }),
  'SearchResult',
  'What was found, the best first.',
  '検索結果。よく合うものから並びます。',
);
