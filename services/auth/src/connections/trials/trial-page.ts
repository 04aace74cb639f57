import { html } from 'hono/html';
import type { Language, Words } from '../../pages/language.ts';
import { page } from '../../pages/layout.ts';
import type { Connection } from '../connection.ts';
import { mappedOf } from '../identities/user-of.ts';
import type { Received } from '../sign-in/take-answer.ts';

const GOOD: Words = { ja: '接続テストに成功しました', en: 'The connection works' };
const BAD: Words = { ja: '接続テストに失敗しました', en: 'The connection does not work' };
const NEXT: Words = {
  ja: '内容が正しければ、管理者が管理画面で接続を有効にします。誰もログインはしていません。',
  en: 'If this is right, an administrator activates the connection in the console. Nobody was signed in.',
};

/** What arrived, for whoever sets up a connection. */
export function trialPage(language: Language, connection: Connection, result: Received['result']): Promise<Response> {
  const good = 'assertion' in result;
  return page({
    language,
    owner: connection.name,
    title: (good ? GOOD : BAD)[language],
    body: good ? arrived(language, connection, result.assertion) : fault(language, result),
  });
}

function arrived(language: Language, connection: Connection, assertion: Parameters<typeof mappedOf>[1]) {
  const { login_id, name, email } = mappedOf(connection, assertion);
  const trusted = assertion.contexts.some((context) => connection.trusted_mfa.includes(context));
  const rows: readonly (readonly [Words, string | null])[] = [
    [{ ja: '識別子', en: 'Subject' }, assertion.subject],
    [{ ja: 'ログイン ID', en: 'Login ID' }, login_id],
    [{ ja: '氏名', en: 'Name' }, name],
    [{ ja: 'メールアドレス', en: 'E-mail' }, email],
    [{ ja: '認証の方法', en: 'How they signed in' }, assertion.contexts.join(', ')],
    [
      { ja: '二要素として扱う', en: 'Counts as two factors' },
      { ja: trusted ? 'はい' : 'いいえ', en: trusted ? 'yes' : 'no' }[language],
    ],
    [{ ja: '届いた属性', en: 'Attributes that arrived' }, Object.keys(assertion.attributes).join(', ')],
  ];
  return html`<p>${NEXT[language]}</p>
<dl class="details">${rows.map(([label, value]) => html`<dt>${label[language]}</dt><dd>${value || '—'}</dd>`)}</dl>`;
}

function fault(language: Language, { fault: code, message }: { readonly fault: string; readonly message: string }) {
  const why: Words = { ja: '応答を受け付けられませんでした。', en: 'The answer was not taken.' };
  return html`<p>${why[language]}</p><dl class="details"><dt><code>${code}</code></dt><dd lang="en">${message}</dd></dl>`;
}
