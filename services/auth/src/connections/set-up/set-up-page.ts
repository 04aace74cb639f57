import { html } from 'hono/html';
import { choice, type FormFrame, problemSummary, submit } from '../../pages/form.ts';
import type { Language, Words } from '../../pages/language.ts';
import { type Html, page } from '../../pages/layout.ts';
import type { Connection } from '../connection.ts';
import { serviceProviderOf } from '../saml/service-provider.ts';
import type { SetUpForm } from './set-up-fields.ts';

const TITLE: Words = { ja: 'ログイン連携の設定', en: 'Set up sign-in' };
const WHY: Words = {
  ja: '貴社の認証基盤でログインできるようにする設定です。ここでは下書きだけを編集できます。有効にするのは管理者です。',
  en: 'So that your people sign in with what your company has. You edit a draft here; an administrator activates it.',
};
const ONCE: Words = {
  ja: 'このリンクは一度だけ開けます。開いたブラウザでは、期限まで編集を続けられます。',
  en: 'This link opens once. In the browser that opens it you can go on until it expires.',
};
const BEGIN: Words = { ja: '設定を始める', en: 'Begin' };
const SAVED: Words = { ja: '保存しました。接続テストで確認してください。', en: 'Saved. Now test it.' };
const OURS: Words = { ja: '貴社の認証基盤に登録する値', en: 'What to enter on your side' };
const SAVE: Words = { ja: '保存する', en: 'Save' };
const TEST: Words = { ja: '接続テスト', en: 'Test the connection' };
const MAPPING: Words = { ja: '属性の名前', en: 'Names of attributes' };

/** Before a link is opened: whoever presses has it, and nobody after them. */
export function openingPage(language: Language, { name }: Connection, action: string): Promise<Response> {
  return page({
    language,
    title: TITLE[language],
    owner: name,
    addressIn: (other) => `${action}?language=${other}`,
    body: html`<p>${WHY[language]}</p><p>${ONCE[language]}</p>
<form method="post" action="${action}">${submit(BEGIN[language])}</form>`,
  });
}

interface SetUp {
  readonly connection: Connection;
  readonly frame: FormFrame;
  readonly origin: string;
  readonly saved: boolean;
  readonly problem?: string;
  readonly form?: SetUpForm;
}

/** The draft of a connection, for whoever keeps the identity provider. */
export function setUpPage(language: Language, setUp: SetUp): Promise<Response> {
  const { connection, frame, saved, problem } = setUp;
  const { settings } = connection;
  return page({
    language,
    title: TITLE[language],
    owner: connection.name,
    addressIn: (other) => `/set-up?language=${other}`,
    body: html`<p>${WHY[language]}</p>
${saved ? html`<p role="status"><strong>${SAVED[language]}</strong></p>` : ''}
${problemSummary(language, problem, undefined)}
${ours(language, setUp)}
<form method="post" action="${frame.action}" enctype="multipart/form-data" novalidate>
<input type="hidden" name="token" value="${frame.token}"><input type="hidden" name="protocol" value="${settings.protocol}">
${settings.protocol === 'saml' ? saml(language, setUp) : oidc(language, setUp)}
<h2>${MAPPING[language]}</h2>
${mapping(language, setUp)}
${submit(SAVE[language])}
</form>
${choice(frame, 'test', TEST[language])}`,
  });
}

function ours(language: Language, { connection, origin }: SetUp): Html {
  const { entity_id, answer_address } = serviceProviderOf(origin, connection.connection_id);
  const rows: readonly (readonly [Words, string])[] =
    connection.settings.protocol === 'saml'
      ? [
          [{ ja: 'エンティティ ID（メタデータの URL）', en: 'Entity ID (address of our metadata)' }, entity_id],
          [{ ja: 'ACS の URL', en: 'Assertion consumer service' }, answer_address],
        ]
      : [[{ ja: 'リダイレクト URI', en: 'Redirect URI' }, answer_address]];
  return html`<h2>${OURS[language]}</h2>
<dl class="details">${rows.map(([label, value]) => html`<dt>${label[language]}</dt><dd><code>${value}</code></dd>`)}</dl>`;
}

function saml(language: Language, setUp: SetUp): Html {
  const { settings } = setUp.connection;
  const kept = settings.protocol === 'saml' ? settings : null;
  const file: Words = { ja: 'メタデータの XML ファイル', en: 'Metadata, an XML file' };
  const now: Words = { ja: '読み取り済み', en: 'Read already' };
  return html`<div class="field"><label for="metadata">${file[language]}</label>
${kept?.metadata ? html`<p class="hint">${now[language]}: <code>${kept.metadata.entity_id}</code></p>` : ''}
<input id="metadata" name="metadata" type="file" accept=".xml,application/xml,text/xml"></div>
${line({ ja: 'またはメタデータの URL', en: 'or the address of the metadata' }[language], 'metadata_address', setUp, kept?.metadata_address)}`;
}

function oidc(language: Language, setUp: SetUp): Html {
  const { settings } = setUp.connection;
  const kept = settings.protocol === 'oidc' ? settings : null;
  const secret: Words = { ja: 'クライアントシークレット（変更するときだけ）', en: 'Client secret (only to change it)' };
  return html`${line({ ja: '発行者（issuer）', en: 'Issuer' }[language], 'issuer', setUp, kept?.issuer)}
${line({ ja: 'クライアント ID', en: 'Client ID' }[language], 'client_id', setUp, kept?.client_id)}
<div class="field"><label for="client_secret">${secret[language]}</label>
<input id="client_secret" name="client_secret" type="password" autocomplete="off"></div>`;
}

function mapping(language: Language, setUp: SetUp): Html[] {
  const { mapping: kept } = setUp.connection;
  const labels: Readonly<Record<keyof typeof kept, Words>> = {
    subject: { ja: '恒久的な識別子（空欄は NameID・sub）', en: 'Permanent identifier (empty: NameID, sub)' },
    login_id: { ja: 'ログイン ID', en: 'Login ID' },
    name: { ja: '氏名', en: 'Name' },
    email: { ja: 'メールアドレス', en: 'E-mail' },
  };
  return Object.entries(labels).map(([name, label]) =>
    line(label[language], name, setUp, kept[name as keyof typeof kept]),
  );
}

function line(label: string, name: string, { form }: SetUp, kept: string | null | undefined): Html {
  return html`<div class="field"><label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="text" autocomplete="off" autocapitalize="none" spellcheck="false" value="${form?.[name] ?? kept ?? ''}"></div>`;
}
