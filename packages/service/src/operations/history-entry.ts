import { z } from 'zod';
import { described, named } from '../fields/described.ts';
import { id, moment, momentOrNull } from '../fields/values.ts';

const value = z.unknown();

/** A field before and after. */
export const fieldChangeSchema = named(
  z.strictObject({
    field: described(z.string(), 'Name of the field.', '項目名。'),
    before: described(value, 'What it was.', '変更前の値。'),
    after: described(value, 'What it became.', '変更後の値。'),
    before_name: described(
      z.string().nullable(),
      'What an id that was there was called then.',
      '変更前の ID が指すものの名前。',
    ),
    after_name: described(
      z.string().nullable(),
      'What an id that is there is called.',
      '変更後の ID が指すものの名前。',
    ),
  }),
  'FieldChange',
  'A field before and after.',
  '項目の変更前と変更後。',
);

/** Who or what changed something. */
export const actorSchema = z.strictObject({
  kind: described(z.enum(['person', 'service', 'operator', 'import']), 'What it is.', '種別。'),
  id: described(z.string(), 'Which one.', 'ID。'),
  name: described(z.string().nullable(), 'Its name, where one is known.', '名前（分かる場合）。'),
});

/** What every entry of a history says, whatever it is about. */
export const historyEntryFields = {
  version: described(z.int().min(1), 'Its version since then.', 'その変更後のバージョン。'),
  name: described(z.string(), 'What happened: store.moved.', '出来事の名前（store.moved など）。'),
  valid_from: moment('When it happened.', '起きた日時。'),
  valid_to: momentOrNull(
    'Until when it stayed so; null: it still is.',
    'その状態が終わった日時。null は現在も続いていることを表します。',
  ),
  recorded_at: moment('When it was recorded.', '記録された日時。'),
  changes: described(z.array(fieldChangeSchema), 'What changed.', '変更点。'),
  actor: described(actorSchema, 'Who or what did it.', '操作した人または仕組み。'),
  on_behalf_of: described(z.string().nullable(), 'For whom.', '誰のためか。'),
  reason: described(z.string().nullable(), 'Why.', '理由。'),
  request_id: described(z.string().nullable(), 'The request that did it.', 'リクエスト ID。'),
  event_id: described(id(), 'Id of the event.', 'イベント ID。'),
};
