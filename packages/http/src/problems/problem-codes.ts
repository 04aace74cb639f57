/**
 * Every problem our APIs answer: its status and its title in both languages. A code is for programs and never changes
 * its meaning; a new one is a new line here, and a code that does not stand here does not compile.
 */
export const problemCodes = {
  request_malformed: [400, 'The request is malformed', 'リクエストの形式が正しくありません'],
  validation_failed: [400, 'Some values are not accepted', '入力内容に誤りがあります'],
  body_malformed: [400, 'The body could not be read', '本文を読み取れません'],
  cursor_malformed: [400, 'The cursor does not belong to this list', 'カーソルがこの一覧のものではありません'],
  moment_invalid: [400, 'The moment could not be read', '日時を読み取れません'],
  moment_in_future: [400, 'The moment lies in the future', '未来の日時は指定できません'],
  idempotency_key_malformed: [400, 'The Idempotency-Key is malformed', 'Idempotency-Key の形式が正しくありません'],
  token_missing: [401, 'An access token is needed', 'アクセストークンが必要です'],
  token_invalid: [401, 'The access token is not accepted', 'アクセストークンが無効です'],
  session_ended: [401, 'The session has ended', 'セッションが終了しました'],
  permission_missing: [403, 'The permission is missing', '権限がありません'],
  user_suspended: [403, 'The user is not active', 'この利用者は現在利用できません'],
  origin_refused: [403, 'Requests from another site are refused', '他のサイトからのリクエストは受け付けません'],
  not_found: [404, 'There is no such thing', '見つかりません'],
  method_not_allowed: [405, 'The method is not allowed here', 'このメソッドは利用できません'],
  request_timeout: [408, 'The request took too long to arrive', 'リクエストの受信が時間切れになりました'],
  key_taken: [409, 'Something else has this already', 'すでに使われています'],
  reference_closed: [409, 'It refers to something closed', '閉鎖されたものを参照しています'],
  reference_unknown: [409, 'It refers to something unknown', '存在しないものを参照しています'],
  not_empty: [409, 'It is not empty', '空ではありません'],
  already_closed: [409, 'It is closed already', 'すでに閉鎖されています'],
  still_open: [409, 'It is still open', 'まだ閉鎖されていません'],
  would_make_a_cycle: [409, 'It would lie below itself', '自分自身の下には移動できません'],
  last_administrator: [409, 'It is the last administrator', '最後の管理者です'],
  email_missing: [409, 'The user has no e-mail address', 'メールアドレスが登録されていません'],
  login_id_missing: [409, 'The user has no login id', 'ログインIDが登録されていません'],
  version_conflict: [412, 'Somebody changed it in the meantime', '他の人が先に変更しました'],
  payload_too_large: [413, 'The body is too large', '本文が大きすぎます'],
  media_type_unsupported: [415, 'The media type is not supported', 'メディアタイプに対応していません'],
  idempotency_key_reused: [
    422,
    'The Idempotency-Key was used for another request',
    'Idempotency-Key が別のリクエストで使われています',
  ],
  precondition_required: [428, 'If-Match is needed', 'If-Match が必要です'],
  too_many_requests: [429, 'Too many requests', 'リクエストが多すぎます'],
  headers_too_large: [431, 'The headers are too large', 'ヘッダーが大きすぎます'],
  internal_error: [500, 'Something went wrong on our side', 'サーバーで問題が発生しました'],
  unavailable: [503, 'The service is not available now', '現在サービスを利用できません'],
} as const;

export type ProblemCode = keyof typeof problemCodes;
/** The one status a code is answered with. */
export type StatusOf<Code extends ProblemCode> = (typeof problemCodes)[Code][0];
