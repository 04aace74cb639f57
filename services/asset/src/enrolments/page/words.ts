import type { Words } from '@kiban/http';

/** What the page for devices says. */
export const words = {
  owner: { ja: 'Kiban', en: 'Kiban' },
  title: { ja: 'この端末を登録', en: 'Enrol this device' },
  why: {
    ja: '管理者から受け取ったコードを入力すると、この端末に専用の鍵が作られます。鍵は端末の外に出ません。',
    en: 'Type the code your administrator gave you. A key is made for this device alone, and never leaves it.',
  },
  tenant: { ja: 'テナントコード', en: 'Tenant code' },
  code: { ja: '登録コード', en: 'Enrolment code' },
  codeHint: {
    ja: '20 文字。ハイフン、空白、大文字・小文字の違いは無視されます。',
    en: '20 characters. Hyphens, spaces and case do not matter.',
  },
  submit: { ja: '登録する', en: 'Enrol' },
  busy: { ja: '登録しています…', en: 'Enrolling…' },
  enrolled: { ja: 'この端末は登録されています', en: 'This device is enrolled' },
  device: { ja: '端末', en: 'Device' },
  store: { ja: '店舗', en: 'Store' },
  key: { ja: '鍵のサムプリント', en: 'Thumbprint of its key' },
  stays: {
    ja: 'このブラウザーのデータを消すと鍵も消えます。そのときは新しいコードで登録し直してください。',
    en: 'Clearing this browser’s data removes the key. Enrol again with a new code then.',
  },
  refused: {
    ja: 'この端末の鍵は受け付けられません。停止・紛失・廃棄の状態か、別の鍵で登録し直されています。',
    en: 'This device’s key is refused: it was suspended, lost or retired, or enrolled with another key.',
  },
  again: { ja: '別のコードで登録し直す', en: 'Enrol again with another code' },
  unreachable: {
    ja: 'サーバーに接続できません。通信を確認して、もう一度お試しください。',
    en: 'The server cannot be reached. Check the connection and try again.',
  },
  incapable: {
    ja: 'このブラウザーでは鍵を作れません。https で開くか、新しいブラウザーをお使いください。',
    en: 'This browser cannot make a key. Open the page by https, or use a newer browser.',
  },
  noScript: { ja: 'このページには JavaScript が必要です。', en: 'This page needs JavaScript.' },
  language: { ja: '表示する言語', en: 'Language' },
} as const satisfies Record<string, Words>;
