import { column, personal, required } from '../column.ts';
import type { LakeTable } from '../lake-table.ts';
import { placeColumns, words } from './common-columns.ts';

/** What happened at sign-in: sessions, refused attempts, and changes of credentials. */
export const signInHistory: LakeTable = {
  name: 'sign_in_history',
  form: 'sign_ins',
  kinds: ['session', 'sign_in_attempt', 'credential'],
  buckets: 1,
  partition_columns: ['tenant_id', 'bucket'],
  columns: [
    ...placeColumns,
    required('event_id', 'string', 'The event (domain_events.id)', 'イベント（domain_events.id）'),
    required(
      'aggregate_kind',
      'string',
      'session, sign_in_attempt or credential',
      '種類：session、sign_in_attempt、credential',
    ),
    required('aggregate_id', 'string', 'Which session, attempt or credential', 'セッション・試行・認証情報のid'),
    required('version', 'integer', 'Counts its changes, from 1', '変更の通し番号（1から）'),
    required(
      'name',
      'string',
      'What happened: session.started, sign_in_attempt.refused …',
      '出来事（session.started、sign_in_attempt.refusedなど）',
    ),
    column('user_id', 'string', 'Who (user.id), where known', '利用者（user.id。分かる場合）'),
    column('person_id', 'string', 'The person behind it, where known', '本人のid（分かる場合）'),
    column('client_id', 'string', 'The product that was signed in to', 'ログイン先の製品'),
    column('acr', 'string', 'How strong the sign-in was (OpenID Connect acr)', '認証の強度（OpenID Connectのacr）'),
    column('amr', words, 'By what means (OpenID Connect amr)', '認証の手段（OpenID Connectのamr）'),
    column(
      'known_device',
      'boolean',
      'Whether this browser had signed in before',
      '以前にログインしたブラウザーかどうか',
    ),
    column('credential_type', 'string', 'Type of the credential that changed', '変わった認証情報の種類'),
    column('vouched_by', words, 'Who vouches for it: operator or tenants', '保証した者（operatorまたはテナント）'),
    column('refusal', 'string', 'Why it was refused', '拒否の理由'),
    column('end_reason', 'string', 'Why the session ended', 'セッション終了の理由'),
    column('status', 'string', 'active, ended or removed', '状態：active、ended、removed'),
    personal('ip_address', 'Where it came from; empty once erased', '接続元のIPアドレス（消去後は空）'),
    personal('login_id', 'The login id that was refused; empty once erased', '拒否されたログインID（消去後は空）'),
    required(
      'actor_kind',
      'string',
      'Who acted: person, service or operator',
      '実行者の種類：person、service、operator',
    ),
    required('actor_id', 'string', 'The actor’s id', '実行者のid'),
    column('request_id', 'string', 'The request it came from', 'リクエストのid'),
    required('occurred_at', 'timestamp', 'When it happened', '発生日時'),
    required('recorded_at', 'timestamp', 'When it was recorded', '記録された日時'),
  ],
  references: [],
  descriptions: { en: 'Sign-ins, refusals and credentials', ja: 'ログインの履歴' },
};
