import { ChangeRefused } from '@kiban/event-store';
import { Problem, type Words } from '@kiban/http';
import { CommandRefused } from '@kiban/service';
import { ClientRefused } from './client-refused.ts';

/** What a refusal says in Japanese; in English it says what it says to operators. */
const JAPANESE: Readonly<Record<ClientRefused['code'], string>> = {
  client_exists: 'このクライアント ID はすでに使われています。',
  client_unknown: 'このクライアントはありません。',
  client_changed: '他の人が先に変更しました。',
  client_id_malformed: 'クライアント ID は英小文字・数字・ハイフンで 63 文字までです。',
  client_id_reserved: 'クライアント ID を選べるのは運営者だけです。省略すると自動で決まります。',
  client_without_secret: 'このクライアントはシークレットを使いません。',
  redirect_uri_malformed:
    'https のアドレスを指定してください。フラグメント・ユーザー名・ワイルドカードは使えません（http は localhost のみ）。',
  redirect_uri_missing: 'リダイレクト URI を 1 つ以上指定するか、別の端末でのログインを有効にしてください。',
  scope_unknown: '存在しないスコープが含まれています。',
  keys_missing: 'この認証方式では公開鍵が必要です。',
  keys_malformed: '公開鍵の形式が正しくありません（EC P-256 または 2048 ビット以上の RSA）。秘密鍵は登録できません。',
  keys_superfluous: 'この認証方式では公開鍵を使いません。',
  certificate_missing: '鍵ごとに証明書（x5c）を指定してください。',
  audience_malformed: 'API を表す絶対 URI（フラグメントなし）を指定してください。',
  binding_unfit: 'クライアントの種類と認証方式・トークンの結び付けが合いません。',
  field_unfit: 'この種類のクライアントにはない項目です。',
  profile_unfit: 'FAPI 2.0 の条件を満たしていません（鍵による認証、トークンの結び付け、ES256 など）。',
};

/** Runs what may refuse a client and says so as the API does. */
export async function clientProblems<Result>(work: Promise<Result>): Promise<Result> {
  return work.catch((error: unknown) => {
    throw error instanceof ClientRefused ? problemOf(error) : error;
  });
}

function problemOf(refused: ClientRefused): Error {
  const { code, message, field } = refused;
  const words: Words = { en: message, ja: JAPANESE[code] };
  switch (code) {
    case 'client_exists':
      return new CommandRefused('key_taken', message, { field, words });
    case 'client_unknown':
      return new CommandRefused('not_found', message, { words });
    case 'client_changed':
      return new ChangeRefused('version_conflict', message);
    case 'client_without_secret':
      return new CommandRefused('reference_closed', message, { words });
    default:
      return new Problem(400, 'validation_failed', words, {
        errors: [{ pointer: `/${field ?? ''}`, code, detail: words }],
        cause: refused,
      });
  }
}
