import { html } from 'hono/html';
import { form, problemSummary, submit } from '../../pages/form.ts';
import { enrolmentOf } from '../enrolments/enrolments.ts';
import { isMultiFactor } from '../proof.ts';
import type { Proven } from '../state.ts';
import { who } from './questions.ts';
import { inWords, problemOf, type Shown, type View } from './view.ts';

/** Which credential is added. */
export function chooseEnrolmentPage(view: View, proven: Proven): Shown {
  const problem = problemOf(view, { ja: 'どちらかを選んでください。', en: 'Choose one of them.' });
  const options = proven.enrolments.map((method, index) => {
    const { label, hint } = enrolmentOf(method);
    return html`<label><input type="radio" name="method" value="${method}"${index === 0 ? html` checked` : ''}> <span>${inWords(view, label)}</span><span class="hint">${inWords(view, hint)}</span></label>`;
  });
  return {
    title: inWords(view, { ja: '2 つ目の確認方法を選ぶ', en: 'Choose a second way to confirm' }),
    body: html`<p class="why">${inWords(view, isMultiFactor(proven.proofs) ? STRONGER : ANOTHER)}</p>
${who(view, proven)}
${problemSummary(view.language, problem, undefined)}
${form(
  view.frame,
  html`<fieldset class="choice"><legend class="hidden">${inWords(view, { ja: '確認方法', en: 'Ways to confirm' })}</legend>
${options}
</fieldset>
${submit(inWords(view, { ja: '次へ', en: 'Continue' }))}`,
)}`,
  };
}

const ANOTHER = {
  ja: 'パスワードが知られても他人がログインできないように、多要素認証を設定します。',
  en: 'So that nobody gets in who has merely learned your password.',
};
const STRONGER = {
  ja: '今までの確認方法はここでは使えません。もう一つ登録します。',
  en: 'What you have so far cannot be used here. Please add another way.',
};
