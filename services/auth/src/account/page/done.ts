import { html } from 'hono/html';
import type { Words } from '../../pages/language.ts';
import type { Html } from '../../pages/layout.ts';
import type { Visitor } from '../visit/visitor.ts';

/** What was done, told by the page that comes next. */
const DONE = {
  added: { ja: '認証手段を追加しました。', en: 'Added. You can sign in with it from now on.' },
  renamed: { ja: '名前を変更しました。', en: 'The name was changed.' },
  removed: { ja: '認証手段を削除しました。', en: 'Removed. It no longer signs you in.' },
  unlinked: { ja: '結び付けを解除しました。', en: 'Disconnected. That account no longer signs in as you.' },
  password: { ja: 'パスワードを変更しました。', en: 'Your password was changed.' },
  ended: { ja: 'セッションを終了しました。', en: 'Signed out there.' },
} as const satisfies Readonly<Record<string, Words>>;

export type Done = keyof typeof DONE;

export function doneAddress(path: string, done: Done): string {
  return `${path}?done=${done}`;
}

/** @param said what the address says; nothing is shown for what is not known. */
export function doneNote({ asker: { language } }: Visitor, said: string | undefined): Html | '' {
  const words = Object.entries(DONE).find(([done]) => done === said)?.[1];
  return words === undefined ? '' : html`<p class="done" role="status">${words[language]}</p>`;
}
