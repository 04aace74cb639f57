import { z } from 'zod';
import { described, id, moment, named } from './fields.ts';
import { pageOfEvents } from './page.ts';

const value = z.unknown();

const change = named(
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

const actor = z.strictObject({
  kind: described(z.enum(['person', 'service', 'operator', 'import']), 'What it is.', '種別。'),
  id: described(z.string(), 'Which one.', 'ID。'),
  name: described(z.string().nullable(), 'Its name, where one is known.', '名前（分かる場合）。'),
});

const historyEntry = named(
  z.strictObject({
    kind: described(
      z.enum(['corporation', 'organization_unit', 'store', 'user', 'membership', 'invitation']),
      'What changed: the thing itself, or a membership or invitation of it.',
      '変わったもの。本体か、その所属・招待。',
    ),
    id: described(id(), 'Id of what changed.', '変わったものの ID。'),
    version: described(z.int().min(1), 'Its version since then.', 'その変更後のバージョン。'),
    name: described(z.string(), 'What happened: store.moved.', '出来事の名前（store.moved など）。'),
    valid_from: moment('When it happened.', '起きた日時。'),
    valid_to: described(
      z.string().nullable().meta({ format: 'date-time' }),
      'Until when it stayed so; null: it still is.',
      'その状態が終わった日時。null は現在も続いていることを表します。',
    ),
    recorded_at: moment('When it was recorded.', '記録された日時。'),
    membership: described(
      z
        .strictObject({
          user_id: described(id(), 'The user.', '利用者の ID。'),
          user_name: described(z.string().nullable(), 'Name of the user then.', 'その時点の氏名。'),
          unit_id: described(id().nullable(), 'The unit, or null.', '組織の ID。'),
          store_id: described(id().nullable(), 'The store, or null.', '店舗の ID。'),
          place_name: described(z.string().nullable(), 'Name of it then.', 'その時点の名前。'),
          job_type: described(z.string(), 'The job done there.', '職種。'),
        })
        .nullable(),
      'Of a membership: whose, where, as what. Otherwise null.',
      '所属の場合は、誰が、どこで、どの職種か。それ以外は null。',
    ),
    changes: described(z.array(change), 'What changed.', '変更点。'),
    actor: described(actor, 'Who or what did it.', '操作した人または仕組み。'),
    on_behalf_of: described(z.string().nullable(), 'For whom.', '誰のためか。'),
    reason: described(z.string().nullable(), 'Why.', '理由。'),
    request_id: described(z.string().nullable(), 'The request that did it.', 'リクエスト ID。'),
    event_id: described(id(), 'Id of the event.', 'イベント ID。'),
  }),
  'HistoryEntry',
  'One thing that happened: what, from, to, when, who, why.',
  '出来事ひとつ。何が、何から何へ、いつ、誰が、なぜ。',
);

export const historySchema = pageOfEvents(
  historyEntry,
  'History',
  'What happened, newest first.',
  '履歴。新しい順です。',
);
