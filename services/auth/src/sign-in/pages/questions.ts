import { html } from 'hono/html';
import { choice, field, form, problemSummary, rememberedLoginId, submit } from '../../pages/form.ts';
import type { Words } from '../../pages/language.ts';
import type { Html } from '../../pages/layout.ts';
import type { ChosenTenant, Proven, SignInState } from '../state.ts';
import { inWords, problemOf, type Shown, type View } from './view.ts';

/** Who is signing in, and the way back for whoever is not. */
export function who(view: View, { tenant, login_id }: { tenant: { name: string }; login_id?: string }): Html {
  const other =
    login_id === undefined
      ? choice(view.frame, 'other_tenant', inWords(view, { ja: '別の企業を選ぶ', en: 'Another company' }))
      : choice(view.frame, 'other_user', inWords(view, { ja: '別の人としてログイン', en: 'Not you?' }));
  return html`<div class="who"><span><strong>${tenant.name}</strong>${login_id === undefined ? '' : html`<br>${login_id}`}</span>${other}</div>`;
}

export function tenantPage(view: View): Shown {
  const missing = { ja: '企業コードを入力してください。', en: 'Enter your company code.' };
  const problem = problemOf(view, missing);
  return {
    title: inWords(view, { ja: '企業コードを入力', en: 'Your company code' }),
    body: html`<p class="why">${inWords(view, {
      ja: `${view.client}にログインします。ログインIDは企業ごとに分かれているため、先に伺います。`,
      en: `You are signing in to ${view.client}. Login IDs belong to a company, so we ask for it first.`,
    })}</p>
${problemSummary(view.language, problem, 'tenant')}
${form(
  view.frame,
  html`${field({
    name: 'tenant',
    label: inWords(view, { ja: '企業コード', en: 'Company code' }),
    hint: inWords(view, {
      ja: '半角の英数字とハイフンです。分からないときは管理者に尋ねてください。',
      en: 'Letters, digits and hyphens. Your administrator knows it.',
    }),
    type: 'text',
    autocomplete: 'organization',
    problem,
  })}
${submit(inWords(view, { ja: '次へ', en: 'Continue' }))}`,
)}`,
  };
}

export function loginIdPage(view: View, state: SignInState & { step: 'login_id' }): Shown {
  const problem = problemOf(view, { ja: 'ログインIDを入力してください。', en: 'Enter your login ID.' });
  return {
    title: inWords(view, { ja: 'ログインIDを入力', en: 'Your login ID' }),
    body: html`<p class="why">${inWords(view, {
      ja: `${view.client}にログインします。`,
      en: `You are signing in to ${view.client}.`,
    })}</p>
${who(view, { tenant: state.tenant })}
${problemSummary(view.language, problem, 'login_id')}
${form(
  view.frame,
  html`${field({
    name: 'login_id',
    label: inWords(view, { ja: 'ログインID', en: 'Login ID' }),
    type: 'text',
    autocomplete: 'username webauthn',
    value: state.login_id,
    problem,
  })}
${submit(inWords(view, { ja: '次へ', en: 'Continue' }))}`,
)}`,
  };
}

export function passwordPage(view: View, state: SignInState & { step: 'password' }): Shown {
  return {
    title: inWords(view, { ja: 'パスワードを入力', en: 'Your password' }),
    body: html`${passwordForm(view, state)}
${choice(view.frame, 'forgotten', inWords(view, { ja: 'パスワードを忘れた', en: 'Forgot your password?' }))}`,
  };
}

export function passwordForm(view: View, named: { readonly tenant: ChosenTenant; readonly login_id: string }): Html {
  const problem = problemOf(view, { ja: 'パスワードを入力してください。', en: 'Enter your password.' });
  return html`${who(view, named)}
${problemSummary(view.language, problem, 'password')}
${form(
  view.frame,
  html`${rememberedLoginId(named.login_id)}
${field({
  name: 'password',
  label: inWords(view, { ja: 'パスワード', en: 'Password' }),
  type: 'password',
  autocomplete: 'current-password',
  problem,
})}
${submit(inWords(view, { ja: '次へ', en: 'Continue' }))}`,
)}`;
}

/** The page of a second factor: why it is asked, of whom, and the other ways there are. */
export function secondFactorPage(view: View, proven: Proven, title: Words, asked: Html): Shown {
  return {
    title: inWords(view, title),
    body: html`<p class="why">${inWords(view, {
      ja: 'パスワードを知られても他人がログインできないように、もう一つ確認します。',
      en: 'So that nobody gets in who has merely learned your password.',
    })}</p>
${who(view, proven)}
${asked}`,
  };
}

export interface CodeForm {
  readonly label: Words;
  readonly hint: Words;
  readonly inputmode?: 'numeric';
}

/** Asks for a code. */
export function codeForm(view: View, { label, hint, inputmode }: CodeForm): Html {
  const problem = problemOf(view, { ja: 'コードを入力してください。', en: 'Enter the code.' });
  return html`${problemSummary(view.language, problem, 'code')}
${form(
  view.frame,
  html`${field({
    name: 'code',
    label: inWords(view, label),
    hint: inWords(view, hint),
    type: 'text',
    autocomplete: 'one-time-code',
    ...(inputmode === undefined ? {} : { inputmode }),
    code: true,
    problem,
  })}
${submit(inWords(view, { ja: '確認する', en: 'Confirm' }))}`,
)}`;
}
