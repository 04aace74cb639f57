import { column, required } from '../column.ts';
import type { LakeTable } from '../lake-table.ts';
import { placeColumns } from './common-columns.ts';

/** Every event, without what tells who somebody is. */
export const domainEvents: LakeTable = {
  name: 'domain_events',
  form: 'events',
  kinds: null,
  buckets: 1,
  partition_columns: ['tenant_id', 'bucket'],
  columns: [
    ...placeColumns,
    required('id', 'string', 'The event’s id (UUIDv7)', 'イベントのid（UUIDv7）'),
    required(
      'aggregate_kind',
      'string',
      'What kind of thing changed: store, user, session …',
      '変わったものの種類（store、user、sessionなど）',
    ),
    required('aggregate_id', 'string', 'Which one changed', '変わったもののid'),
    required('version', 'integer', 'Counts its changes, from 1', '変更の通し番号（1から）'),
    required(
      'name',
      'string',
      'What happened: store.opened, user.suspended …',
      '出来事（store.opened、user.suspendedなど）',
    ),
    required('schema_version', 'integer', 'Version of the shape of state', 'stateの形の版'),
    required(
      'state',
      'string',
      'The whole state after it, as JSON; no personal fields',
      '変更後の状態（JSON。個人情報を含まない）',
    ),
    required('payload', 'string', 'What else is known of it, as JSON', '付随する事実（JSON）'),
    required(
      'actor_kind',
      'string',
      'Who acted: person, service, operator or import',
      '実行者の種類：person、service、operator、import',
    ),
    required('actor_id', 'string', 'The actor’s id', '実行者のid'),
    column('on_behalf_of', 'string', 'In whose name', '依頼者（誰のために行ったか）'),
    column('reason', 'string', 'Why, in the actor’s words', '理由'),
    column('request_id', 'string', 'The request it came from', 'リクエストのid'),
    required('occurred_at', 'timestamp', 'When it happened, in business time', '発生日時（業務上の時刻）'),
    required('recorded_at', 'timestamp', 'When it was recorded', '記録された日時'),
    required(
      'epoch',
      'integer',
      'Place in the feed: raised at every restore',
      '変更フィード上の位置：リストアごとに増える',
    ),
    required(
      'transaction_id',
      'string',
      'Place in the feed: the writing transaction',
      '変更フィード上の位置：書き込んだトランザクション',
    ),
    required(
      'position',
      'long',
      'Place in the feed: within the transaction',
      '変更フィード上の位置：トランザクション内の順',
    ),
  ],
  references: [],
  descriptions: { en: 'Every event of the platform', ja: 'すべてのイベント' },
};
