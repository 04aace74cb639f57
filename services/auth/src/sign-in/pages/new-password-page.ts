import { html } from 'hono/html';
import type { PasswordRules } from '../../factors/password/password-rules.ts';
import { field, form, problemSummary, rememberedLoginId, submit } from '../../pages/form.ts';
import type { Html } from '../../pages/layout.ts';
import type { Proven } from '../state.ts';
import { who } from './questions.ts';
import { inWords, problemOf, type Shown, type View } from './view.ts';

export function newPasswordPage(view: View, proven: Proven, rules: PasswordRules): Shown {
  return {
    title: inWords(view, { ja: '新しいパスワードを決める', en: 'Choose a new password' }),
    body: html`<p class="why">${inWords(view, {
      ja: '今のパスワードはほかの人が知っている可能性があるか、今の決まりに合わないため、新しいものに変えます。',
      en: 'Somebody else may know your present password, or it does not meet today’s rules. Please choose a new one.',
    })}</p>
${who(view, proven)}
${newPasswordForm(view, proven.login_id, rules, { ja: '変更する', en: 'Change password' })}`,
  };
}

export function newPasswordForm(
  view: View,
  loginId: string,
  rules: PasswordRules,
  button: { ja: string; en: string },
): Html {
  const name = view.problem?.code === 'passwords_differ' ? 'new_password_again' : 'new_password';
  return html`${problemSummary(view.language, problemOf(view, MISSING), name)}
${form(
  view.frame,
  html`${rememberedLoginId(loginId)}
${newPasswordFields(view, rules, { first: true })}
${submit(inWords(view, button))}`,
)}`;
}

const MISSING = { ja: '新しいパスワードを入力してください。', en: 'Enter a new password.' };

/** A new password, typed twice: without scripts it cannot be shown. @param first whether they are the first fields of the page. */
export function newPasswordFields(
  view: View,
  { shortest, kinds }: PasswordRules,
  { first }: { readonly first: boolean },
): Html {
  const problem = problemOf(view, MISSING);
  const again = view.problem?.code === 'passwords_differ';
  return html`${field({
    name: 'new_password',
    label: inWords(view, { ja: '新しいパスワード', en: 'New password' }),
    hint: inWords(view, {
      ja: `${shortest} 文字以上${kinds ? 'で、文字、数字、記号をすべて含めます' : 'にします'}。氏名や企業名など推測されやすいものは使えません。`,
      en: `At least ${shortest} characters${kinds ? ' with letters, digits and symbols' : ''}; nothing easy to guess, such as your name.`,
    }),
    type: 'password',
    autocomplete: 'new-password',
    problem: again ? undefined : problem,
    first,
  })}
${field({
  name: 'new_password_again',
  label: inWords(view, { ja: '新しいパスワード（もう一度）', en: 'New password, again' }),
  type: 'password',
  autocomplete: 'new-password',
  problem: again ? problem : undefined,
  first: false,
})}`;
}
