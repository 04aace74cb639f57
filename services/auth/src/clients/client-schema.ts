import { counted, described, id, itemsOf, moment, named, reason, text } from '@kiban/service';
import { z } from 'zod';

const uri = () => z.string().min(1).max(2000);
const list = (of: z.ZodString) => z.array(of).max(50);

const authentication = z.enum(['client_secret_basic', 'private_key_jwt', 'self_signed_tls_client_auth', 'none']);
const binding = z.enum(['none', 'dpop', 'certificate']);
const profile = z.enum(['standard', 'fapi2']);
const algorithm = z.enum(['RS256', 'ES256']);
const type = z.enum(['machine', 'confidential', 'public']);

const words = {
  client_id: ['Its name in the protocol.', 'プロトコルで使うクライアント ID。'],
  name: ['What people read.', '表示名。'],
  type: [
    'machine: a program of one tenant. confidential, public: a product that people sign in to.',
    'machine: テナントのプログラム。confidential・public: 利用者がログインする製品。',
  ],
  tenant_id: ['The tenant of a program; null: none.', 'プログラムが属するテナント。製品では null。'],
  api_scopes: ['Scopes of our APIs that it may ask for.', '要求できる API のスコープ。'],
  authentication: ['How it says who it is.', 'クライアントの認証方式。'],
  keys: [
    'Public keys: as a set (RFC 7517) or as an address; null: none.',
    '公開鍵（RFC 7517 のセット、または公開先のアドレス）。使わない場合は null。',
  ],
  token_binding: ['What its tokens are bound to.', 'トークンを結び付ける対象。'],
  profile: [
    'fapi2: held to the FAPI 2.0 Security Profile.',
    'fapi2 は FAPI 2.0 セキュリティプロファイルを強制します。',
  ],
  token_exchange: ['Whether it may exchange tokens (RFC 8693).', 'トークン交換（RFC 8693）ができるか。'],
  audience: [
    'Resource indicator of the API that it is itself; null: none.',
    'この製品自身の API を表す URI。ない場合は null。',
  ],
  resources: ['Audiences of others that it may ask tokens for.', 'トークンを要求できる他の API の URI。'],
  redirect_uris: ['Compared exactly.', 'リダイレクト URI（完全一致）。'],
  post_logout_redirect_uris: ['Where people go after signing out.', 'ログアウト後の戻り先。'],
  backchannel_logout_uri: [
    'Told when a session ends; null: it is not.',
    'セッション終了の通知先。通知しない場合は null。',
  ],
  id_token_algorithm: ['What ID tokens are signed with.', 'ID トークンの署名方式。'],
  device_flow: ['Whether people sign in on another device (RFC 8628).', '別の端末でのログイン（RFC 8628）を使うか。'],
  product: [
    'Code of the product whose licence people need; null: the client id is.',
    'ライセンスを確認する製品コード。null はクライアント ID と同じ。',
  ],
} as const;

const jwk = z.looseObject({ kty: described(z.string().max(10), 'Key type.', '鍵の種類。') });
const keys = z.union([
  z.strictObject({
    jwks: described(
      z.strictObject({ keys: described(z.array(jwk).max(10), 'The keys.', '公開鍵。') }),
      'A set of public keys.',
      '公開鍵のセット。',
    ),
  }),
  z.strictObject({ jwks_uri: described(uri(), 'Where the set is published.', '公開先。') }),
]);

export const clientSchema = named(
  z.strictObject({
    id: described(id(), 'Permanent id of the registration.', '登録の永続的な ID。'),
    client_id: described(z.string(), ...words.client_id),
    name: described(z.string(), ...words.name),
    type: described(type, ...words.type),
    tenant_id: described(id().nullable(), ...words.tenant_id),
    api_scopes: described(z.array(z.string()), ...words.api_scopes),
    authentication: described(authentication, ...words.authentication),
    keys: described(keys.nullable(), ...words.keys),
    token_binding: described(binding, ...words.token_binding),
    profile: described(profile, ...words.profile),
    token_exchange: described(z.boolean(), ...words.token_exchange),
    audience: described(z.string().nullable(), ...words.audience),
    resources: described(z.array(z.string()), ...words.resources),
    redirect_uris: described(z.array(z.string()), ...words.redirect_uris),
    post_logout_redirect_uris: described(z.array(z.string()), ...words.post_logout_redirect_uris),
    backchannel_logout_uri: described(z.string().nullable(), ...words.backchannel_logout_uri),
    id_token_algorithm: described(algorithm.nullable(), ...words.id_token_algorithm),
    device_flow: described(z.boolean(), ...words.device_flow),
    product: described(z.string().nullable(), ...words.product),
    secrets: counted('How many secrets count now.', '現在有効なシークレットの数。'),
    registered_at: moment('When it was registered.', '登録日時。'),
    version: described(
      z.int().min(1),
      'Counts the changes. The ETag is this number in quotes.',
      '変更の通し番号。引用符で囲むと ETag になります。',
    ),
  }),
  'Client',
  'A product that people sign in to, or a program.',
  '利用者がログインする製品、またはプログラム。',
);

export const clientWithSecret = named(
  z.strictObject({
    ...clientSchema.shape,
    client_secret: described(
      z.string().nullable(),
      'Shown this once and kept nowhere; null where there is none, and when the same request came before.',
      '今回だけ表示されます。シークレットを使わない場合や、同じリクエストの再送では null。',
    ),
  }),
  'ClientWithSecret',
  'A client and its new secret.',
  'クライアントと新しいシークレット。',
);

export const clientPage = named(
  z.strictObject({
    items: itemsOf(clientSchema),
    next_cursor: described(
      z.string().nullable(),
      'Cursor of the next page; null on the last one.',
      '次のページのカーソル。最後のページでは null。',
    ),
    total: counted('How many there are.', '総数。'),
  }),
  'ClientPage',
  'Clients, by client id.',
  'クライアントの一覧（クライアント ID 順）。',
);

const changeable = {
  api_scopes: described(list(z.string().max(100)).exactOptional(), ...words.api_scopes),
  keys: described(keys.nullable().exactOptional(), ...words.keys),
  token_binding: described(binding.exactOptional(), ...words.token_binding),
  profile: described(profile.exactOptional(), ...words.profile),
  token_exchange: described(z.boolean().exactOptional(), ...words.token_exchange),
  audience: described(uri().nullable().exactOptional(), ...words.audience),
  resources: described(list(uri()).exactOptional(), ...words.resources),
  redirect_uris: described(list(uri()).exactOptional(), ...words.redirect_uris),
  post_logout_redirect_uris: described(list(uri()).exactOptional(), ...words.post_logout_redirect_uris),
  backchannel_logout_uri: described(uri().nullable().exactOptional(), ...words.backchannel_logout_uri),
  id_token_algorithm: described(algorithm.exactOptional(), ...words.id_token_algorithm),
  device_flow: described(z.boolean().exactOptional(), ...words.device_flow),
  product: described(z.string().max(63).nullable().exactOptional(), ...words.product),
  reason,
};

export const newClient = named(
  z.strictObject({
    type: described(type, ...words.type),
    name: described(text(200), ...words.name),
    client_id: described(
      z.string().max(63).exactOptional(),
      'Its name in the protocol, chosen by the operator; a random one unless given.',
      'クライアント ID。選べるのは運営者だけで、省略時は自動で決まります。',
    ),
    tenant_id: described(
      id().exactOptional(),
      'The tenant of a program; your own unless given.',
      'プログラムのテナント。省略時は自社。',
    ),
    authentication: described(authentication.exactOptional(), ...words.authentication),
    ...changeable,
  }),
  'NewClient',
  'A client to be registered.',
  '登録するクライアント。',
);

export const clientChange = named(
  z.strictObject({ name: described(text(200).exactOptional(), ...words.name), ...changeable }),
  'ClientChange',
  'What is to change; what is left out stays.',
  '変更する項目。省いた項目は変わりません。',
);

export const newSecret = named(
  z.strictObject({
    keep_previous_seconds: described(
      z.int().min(0).max(604_800).exactOptional(),
      'For how long the secret before is accepted still; 0 unless given.',
      '以前のシークレットを引き続き受け付ける秒数。省略時は 0。',
    ),
    reason,
  }),
  'NewClientSecret',
  'A new secret.',
  '新しいシークレットの発行。',
);
