import { problemCodes } from '@kiban/http';
import { identityErrorsJa } from './identity-ja.ts';
import { lakeErrorsJa } from './lake-ja.ts';

/** 拒否や失敗をコードごとに述べる文。英語の文はそれぞれの誤りが自ら述べる。 */
export const errorsJa: Readonly<Record<string, string>> = {
  // what commands may refuse is what callers of the API may be refused; what is said better here stands below
  ...Object.fromEntries(Object.entries(problemCodes).map(([code, [, , title]]) => [code, `${title}。`])),
  ...identityErrorsJa,
  ...lakeErrorsJa,
  port_in_use: '指定したポートは使われています。KIBAN_POSTGRES_PORT で別のポートを指定してください。',
  data_folder_broken:
    'データフォルダーを開けません。バックアップから戻すか、`npm start -- --reset` で最初から始めてください（データは消えます）。',
  data_folder_version: 'データフォルダーは別の版の PostgreSQL で作られています。',
  disk_full: 'ディスクに空きがありません。空きを作ってからもう一度実行してください。',
  platform_unsupported: 'この環境用の PostgreSQL がありません。DATABASE_URL で PostgreSQL を指定してください。',
  server_did_not_start: 'PostgreSQL が起動しませんでした。',
  in_use: 'データベースは使用中です。動いている Kiban を止めてからもう一度実行してください。',
  database_unreachable: 'データベースに接続できません。DATABASE_URL を確かめてください。',
  owner_without_createrole: 'DATABASE_URL のロールに CREATEROLE がありません。',
  migration_changed: '適用済みの移行ファイルが変更されています。元に戻し、新しい移行を書いてください。',
  migration_unknown: 'データベースは新しい版の Kiban で移行されています。その版を使ってください。',
  migration_failed: '移行に失敗しました。失敗した移行は何も残していません。',
  isolation_broken: 'データベースがテナントを宣言どおりに分離していないため、起動しません。',
  mapping_invalid: '対応表に誤りがあります。',
  snapshot_truncated: 'スナップショットのファイルが途中で切れています。何も取り込んでいません。',
  snapshot_empty: 'スナップショットが空です。何も取り込んでいません。',
  snapshot_unreadable: 'スナップショットを読めません。文字コードと区切り文字を確かめてください。',
  snapshot_missing: 'スナップショットが見つかりません。',
  snapshot_date_missing: 'スナップショットの名前に日付がありません。',
  snapshot_date_invalid: 'スナップショットの名前の日付は暦にありません。',
  snapshot_date_twice: '同じ日付のスナップショットが二つあります。',
  snapshot_file_missing: 'スナップショットのフォルダーにファイルが足りません。',
  snapshot_file_twice: '同じファイルが二つあります。',
  header_mismatch: '見出し行に対応表の列がありません。',
  snapshot_differs:
    '同じ日付のスナップショットを、別の内容か対応表で取り込み済みです。次のスナップショットで訂正してください。',
  snapshot_changed_halfway:
    '中断した取り込みの後に、スナップショットか対応表が変更されています。元の内容で先に完了してください。',
  snapshot_out_of_order: '日付の順に取り込んでください。過去を変えることはできません。',
  import_running: '同じ取り込みがすでに動いています。',
  moment_invalid:
    '時点として読めません。日付（2024-01-01）かオフセット付きの時刻（2024-01-01T00:00:00+09:00）を書いてください。',
  moment_in_future: 'その時点はまだ来ていません。',
  credentials_unreadable: 'ロールのパスワードのファイルを読めません。ファイルと権限を確かめてください。',
  migration_misnamed: '移行ファイルの名前が正しくありません。',
  subscription_lost: 'フィードの購読がなくなりました。はじめから読み直してください。',
  version_conflict: '同時に別の変更がありました。読み直して、もう一度判断してください。',
  key_taken: '同じ値がほかですでに使われています。',
  reference_unknown: '存在しないものを参照しています。',
  value_refused: '使えない値があります。',
  not_found: '対象が見つかりません。',
  already_exists: 'すでに存在します。',
  already_closed: 'すでに終了しています。',
  still_open: 'まだ終了していません。',
  not_empty: 'まだ中に組織・店舗・所属があります。先に移してください。',
  would_make_a_cycle: '組織を自身の下に移すことはできません。',
  reference_closed: '移動先の組織は終了しているか、存在しません。別の組織を選んでください。',
  platform_stays: 'プラットフォーム自身のテナントは終了できません。',
  timezone_unknown: 'その時間帯はありません。Asia/Tokyo のように書いてください。',
  code_malformed: 'テナントのコードには英小文字・数字・ハイフンだけを使えます。',
  younger_change: 'スナップショットより新しい変更があります。',
};
