import { counted, demandedReason, described, id, moment, momentOrNull, named, reason, text } from '@kiban/service';
import { z } from 'zod';

const address = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .refine((value) => !/^[a-z]+:\/\/[^/]*@/i.test(value));
const attribute = text(200).nullable();

const mapping = named(
  z.strictObject({
    subject: described(
      attribute,
      'What somebody is known by for ever; null: sub or NameID.',
      '恒久的な識別子の属性。null は sub または NameID。',
    ),
    login_id: described(attribute, 'The login id.', 'ログイン ID の属性。'),
    name: described(attribute, 'The name.', '氏名の属性。'),
    email: described(attribute, 'The mail address.', 'メールアドレスの属性。'),
  }),
  'ConnectionMapping',
  'Which claim or attribute says what; null: none does.',
  '属性の対応付け。null は対応なし。',
);

const endpoints = z.strictObject({
  authorization_endpoint: described(address, 'Where people sign in.', '認可エンドポイント。'),
  token_endpoint: described(address, 'Where codes are exchanged.', 'トークンエンドポイント。'),
  jwks_uri: described(address, 'Where its keys are.', '公開鍵の URL。'),
});

const oidc = {
  protocol: described(z.literal('oidc'), 'OpenID Connect.', 'OpenID Connect。'),
  issuer: described(address, 'The issuer.', '発行者（issuer）。'),
  client_id: described(text(500), 'What we are called there.', 'クライアント ID。'),
  client_authentication: described(
    z.enum(['client_secret_basic', 'client_secret_post']),
    'How the secret is sent.',
    'クライアント認証の方式。',
  ),
  scopes: described(z.array(text(100)).max(20), 'Asked for beside openid.', 'openid 以外に要求するスコープ。'),
  endpoints: described(endpoints.nullable(), 'By hand; null: as the issuer publishes.', '手動設定。null は自動検出。'),
};
const saml = {
  protocol: described(z.literal('saml'), 'SAML 2.0.', 'SAML 2.0。'),
  metadata_address: described(
    address.nullable(),
    'Where the metadata are read every hour; null: uploaded.',
    'メタデータの URL（1 時間ごとに取得）。null はアップロード。',
  ),
};

const given = {
  name: described(text(100), 'What people read on the button.', 'ログイン画面のボタンに表示する名前。'),
  settings: described(
    z.discriminatedUnion('protocol', [
      named(
        z.strictObject({
          ...oidc,
          client_secret: described(
            z.string().min(1).max(1000).exactOptional(),
            'Never shown again; left out: as it was.',
            '再表示されません。省略すると変更しません。',
          ),
        }),
        'OidcConnectionFields',
        'An OpenID provider.',
        'OpenID プロバイダー。',
      ),
      named(
        z.strictObject({
          ...saml,
          metadata: described(
            z.string().min(1).max(200_000).exactOptional(),
            'XML; left out: as it was.',
            'メタデータの XML。省略すると変更しません。',
          ),
        }),
        'SamlConnectionFields',
        'A SAML identity provider.',
        'SAML の IdP。',
      ),
    ]),
    'How it is reached, by its protocol.',
    '接続方式ごとの設定。',
  ),
  mapping,
  trusted_mfa: described(
    z.array(text(300)).max(20),
    'Values of acr, amr or AuthnContextClassRef that say that two factors were used. Otherwise our own second factor is asked for.',
    '二要素認証とみなす acr・amr・AuthnContextClassRef の値。それ以外では Kiban の二要素目を求めます。',
  ),
  linking: described(
    z.enum(['by_person', 'by_login_id']),
    'by_person: a user is linked by an administrator, or by signing in once. by_login_id: the login id links, where its domain is proven and this connection’s.',
    'by_person は管理者または本人の確認で結び付けます。by_login_id は確認済みドメインのログイン ID で結び付けます。',
  ),
  create_users: described(
    z.boolean(),
    'Whether somebody unknown becomes a user.',
    '未登録の人を利用者として作成するか。',
  ),
};

export const newConnectionSchema = named(
  z.strictObject({ ...given, reason }),
  'NewConnection',
  'A connection to be set up.',
  '設定する接続。',
);
export const connectionFieldsSchema = named(
  z.strictObject({ ...given, reason }),
  'ConnectionFields',
  'What a connection is to be.',
  '接続の設定内容。',
);

export const connectionSchema = named(
  z.strictObject({
    id: described(id(), 'Its id.', 'ID。'),
    version: described(z.int().min(1), 'Rises with every change.', '変更ごとに増えるバージョン。'),
    name: described(z.string(), 'What people read on the button.', '表示名。'),
    status: described(
      z.enum(['draft', 'tested', 'active', 'suspended']),
      'People sign in by an active one.',
      '状態。active のときログインに使えます。',
    ),
    settings: described(
      z.discriminatedUnion('protocol', [
        named(
          z.strictObject({
            ...oidc,
            has_secret: described(z.boolean(), 'Whether a secret was given.', 'クライアントシークレットが設定済みか。'),
          }),
          'OidcConnection',
          'An OpenID provider.',
          'OpenID プロバイダー。',
        ),
        named(
          z.strictObject({
            ...saml,
            entity_id: described(z.string().nullable(), 'Its name; null: no metadata yet.', 'IdP のエンティティ ID。'),
            sign_in_address: described(z.string().nullable(), 'Where people sign in.', 'ログイン URL。'),
            certificates: described(
              z.array(
                z.strictObject({
                  fingerprint: described(z.string(), 'SHA-256.', 'SHA-256 フィンガープリント。'),
                  not_after: moment('Until when it is said to count.', '有効期限。'),
                }),
              ),
              'Certificates it signs with.',
              '署名用証明書。',
            ),
            valid_until: momentOrNull('Until when the metadata count.', 'メタデータの有効期限。'),
            metadata_read_at: momentOrNull('When they were read from the address.', 'URL から最後に取得した日時。'),
          }),
          'SamlConnection',
          'A SAML identity provider.',
          'SAML の IdP。',
        ),
      ]),
      'How it is reached, by its protocol.',
      '接続方式ごとの設定。',
    ),
    mapping,
    trusted_mfa: given.trusted_mfa,
    linking: given.linking,
    create_users: given.create_users,
    our_side: described(
      z.strictObject({
        entity_id: described(
          z.string(),
          'Our entity id; also where our metadata are.',
          'Kiban 側のエンティティ ID（メタデータの URL）。',
        ),
        answer_address: described(
          z.string(),
          'Redirect URI, or assertion consumer service.',
          'リダイレクト URI または ACS の URL。',
        ),
      }),
      'What is to be entered at the provider.',
      'IdP 側に設定する値。',
    ),
    tested_at: momentOrNull('When it was tested as it is.', '現在の設定で接続テストに成功した日時。'),
    last_trial: described(
      z
        .strictObject({
          at: moment('When.', '日時。'),
          fault: described(z.string().nullable(), 'Why it failed; null: it worked.', '失敗の理由。null は成功。'),
          message: described(z.string().nullable(), 'In words, for whoever sets it up.', '失敗の詳細。'),
          attribute_names: described(z.array(z.string()), 'What arrived.', '届いた属性の名前。'),
          contexts: described(z.array(z.string()), 'How the person had signed in.', '認証方法の値。'),
        })
        .nullable(),
      'What came of the last trial.',
      '最後の接続テストの結果。',
    ),
    identities: counted(
      'How many of its people are linked; at most 1,000 are counted.',
      '結び付けられた人の数（1,000 まで）。',
    ),
  }),
  'Connection',
  'How people sign in with what their company has already.',
  '外部の IdP によるログインの設定。',
);

export const openedAddressSchema = named(
  z.strictObject({
    address: described(
      z.string(),
      'To be opened in a browser; it is a secret.',
      'ブラウザで開く URL。第三者に知らせないでください。',
    ),
    expires_at: moment('Until when it opens something.', '有効期限。'),
  }),
  'OpenedAddress',
  'An address that opens something for a while.',
  '一定時間だけ使える URL。',
);

export const identitySchema = named(
  z.strictObject({
    id: described(z.string(), 'Its id.', 'ID。'),
    issuer: described(
      z.string(),
      'What the provider called itself then; after a change the link counts no more.',
      '結び付けた時点の発行者。発行者が変わると無効です。',
    ),
    subject: described(z.string(), 'What the provider knows the person by.', 'IdP 側の識別子。'),
    user_id: described(id(), 'Who it is here.', '利用者の ID。'),
    linked_by: described(
      z.enum(['administrator', 'login_id', 'person', 'first_sign_in']),
      'Whose word it was.',
      '結び付けの根拠。',
    ),
    linked_at: moment('Since when.', '結び付けた日時。'),
  }),
  'FederatedIdentity',
  'That somebody of an identity provider is a user here.',
  'IdP の人と利用者の結び付け。',
);
export const newIdentitySchema = named(
  z.strictObject({
    subject: described(text(512), 'What the provider knows the person by.', 'IdP 側の識別子。'),
    user_id: described(id(), 'Who it is here.', '利用者の ID。'),
    reason: demandedReason,
  }),
  'NewFederatedIdentity',
  'Somebody of the provider, and who that is here.',
  'IdP の人と利用者の結び付け。',
);
