import { html } from 'hono/html';
import { SHORTEST_PASSWORD } from '../../factors/password-policy.ts';
import { field, form, problemSummary, rememberedLoginId, submit } from '../../pages/form.ts';
import type { Html } from '../../pages/layout.ts';
import type { Proven } from '../state.ts';
import { who } from './questions.ts';
import { inWords, problemOf, type Shown, type View } from './view.ts';

export function newPasswordPage(view: View, proven: Proven): Shown {
  return {
    title: inWords(view, { ja: '新しいパスワードを決める', en: 'Choose a new password' }),
    body: html`<p class="why">${inWords(view, {
      ja: '今のパスワードはほかの人が知っているため、あなただけのものに変えます。',
      en: 'Somebody else knows your present password, so please replace it with one of your own.',
    })}</p>
${who(view, proven)}
${newPasswordForm(view, proven.login_id, { ja: '変更する', en: 'Change password' })}`,
  };
}

/** A new password, typed twice: without scripts it cannot be shown. */
export function newPasswordForm(view: View, loginId: string, button: { ja: string; en: string }): Html {
  const problem = problemOf(view, { ja: '新しいパスワードを入力してください。', en: 'Enter a new password.' });
  const again = view.problem?.code === 'passwords_differ';
  const name = again ? 'new_password_again' : 'new_password';
  return html`${problemSummary(view.language, problem, name)}
${form(
  view.frame,
  html`${rememberedLoginId(loginId)}
${field({
  name: 'new_password',
  label: inWords(view, { ja: '新しいパスワード', en: 'New password' }),
  hint: inWords(view, {
    ja: `${SHORTEST_PASSWORD} 文字以上で、文字、数字、記号をすべて含めます。氏名や企業名など推測されやすいものは使えません。`,
    en: `At least ${SHORTEST_PASSWORD} characters with letters, digits and symbols; nothing easy to guess, such as your name.`,
  }),
  type: 'password',
  autocomplete: 'new-password',
  problem: again ? undefined : problem,
})}
${field({
  name: 'new_password_again',
  label: inWords(view, { ja: '新しいパスワード（もう一度）', en: 'New password, again' }),
  type: 'password',
  autocomplete: 'new-password',
  problem: again ? problem : undefined,
  first: false,
})}
${submit(inWords(view, button))}`,
)}`;
}
