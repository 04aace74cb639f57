import { z } from 'zod';
import { described, named } from '../fields/described.ts';
import { text } from '../fields/text.ts';

/** The moment a GET shows. */
export const asOf = described(
  z.string().max(40).exactOptional(),
  'The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now.',
  '表示する時点。オフセット付きの RFC 3339、または日付（テナントのタイムゾーンでその日の終わり）。省略すると現在。',
);

/** How much of a list: `limit` is at most `most`. */
export function paging(most = 200) {
  return {
    limit: described(z.coerce.number().int().min(1).max(most).default(50), 'How many at most.', '最大件数。'),
    cursor: described(
      z.string().min(1).max(8_000).exactOptional(),
      'next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them.',
      '前のページの next_cursor。時点・絞り込み・並び順を含みます。それらは省くか、同じ値にしてください。',
    ),
  };
}

/** Filter values that may be given several times: `status=open&status=closed`. */
export function repeatable<Value extends z.ZodType<string>>(value: Value, en: string, ja: string) {
  return described(z.array(value).max(10).exactOptional(), en, ja);
}

/** Words somebody looks for. */
export const searchWords = text(100);

const next_cursor = described(
  z.string().nullable(),
  'Cursor of the next page; null on the last one.',
  '次のページのカーソル。最後のページでは null。',
);
const total = described(z.int().min(0), 'How many there are in all.', '全体の件数。');
export const as_of = described(
  z.string().nullable().meta({ format: 'date-time' }),
  'The moment shown; null: now.',
  '表示している時点。null は現在。',
);

/** What a list shows, in its order. */
export function itemsOf<Item extends z.ZodType>(item: Item) {
  return described(z.array(item), 'What is shown, in order.', '表示する項目（順番どおり）。');
}

/** A page of things as they were at a moment. */
export function pageOf<Item extends z.ZodType>(item: Item, name: string, en: string, ja: string) {
  return named(z.strictObject({ items: itemsOf(item), next_cursor, total, as_of }), name, en, ja);
}

/** A page of what happened. */
export function pageOfEvents<Item extends z.ZodType>(item: Item, name: string, en: string, ja: string) {
  return named(z.strictObject({ items: itemsOf(item), next_cursor, total }), name, en, ja);
}
