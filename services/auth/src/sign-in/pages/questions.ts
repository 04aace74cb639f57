import { html } from 'hono/html';
import { choice, field, form, problemSummary, rememberedLoginId, submit } from '../../pages/form.ts';
import type { Html } from '../../pages/layout.ts';
import type { SecondFactor, SignInState } from '../state.ts';
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
    autocomplete: 'username',
    value: state.login_id,
    problem,
  })}
${submit(inWords(view, { ja: '次へ', en: 'Continue' }))}`,
)}`,
  };
}

export function passwordPage(view: View, state: SignInState & { step: 'password' }): Shown {
  const problem = problemOf(view, { ja: 'パスワードを入力してください。', en: 'Enter your password.' });
  return {
    title: inWords(view, { ja: 'パスワードを入力', en: 'Your password' }),
    body: html`${who(view, state)}
${problemSummary(view.language, problem, 'password')}
${form(
  view.frame,
  html`${rememberedLoginId(state.login_id)}
${field({
  name: 'password',
  label: inWords(view, { ja: 'パスワード', en: 'Password' }),
  type: 'password',
  autocomplete: 'current-password',
  problem,
})}
${submit(inWords(view, { ja: '次へ', en: 'Continue' }))}`,
)}
<p class="hint">${inWords(view, {
      ja: 'パスワードを忘れたときは、管理者に招待メールの再送を依頼してください。',
      en: 'Forgot it? Ask your administrator to send you the invitation again.',
    })}</p>`,
  };
}

export function secondFactorPage(view: View, state: SignInState & { step: 'second_factor' }): Shown {
  const app = state.by === 'totp';
  const other = app
    ? { ja: '印刷したコードを使う', en: 'Use a printed code' }
    : { ja: '認証アプリを使う', en: 'Use the authenticator app' };
  return {
    title: app
      ? inWords(view, { ja: '認証アプリのコードを入力', en: 'Code from your authenticator app' })
      : inWords(view, { ja: '印刷したコードを入力', en: 'A printed code' }),
    body: html`<p class="why">${inWords(view, {
      ja: 'パスワードを知られても他人がログインできないように、もう一つ確認します。',
      en: 'So that nobody gets in who has merely learned your password.',
    })}</p>
${who(view, state.proven)}
${codeForm(view, state.by)}
${state.proven.second_factors.length > 1 ? choice(view.frame, 'other_factor', inWords(view, other)) : ''}`,
  };
}

/** Asks for a code of an app or from paper. */
export function codeForm(view: View, by: SecondFactor): Html {
  const app = by === 'totp';
  const problem = problemOf(view, { ja: 'コードを入力してください。', en: 'Enter the code.' });
  const label = app ? { ja: '6 桁のコード', en: '6-digit code' } : { ja: '未使用のコード 1 つ', en: 'One unused code' };
  const hint = app
    ? { ja: 'コードは 30 秒ごとに変わります。', en: 'It changes every 30 seconds.' }
    : {
        ja: '使ったコードは線で消してください。大文字と小文字は区別しません。',
        en: 'Cross it out afterwards. Upper and lower case are the same.',
      };
  return html`${problemSummary(view.language, problem, 'code')}
${form(
  view.frame,
  html`${field({
    name: 'code',
    label: inWords(view, label),
    hint: inWords(view, hint),
    type: 'text',
    autocomplete: 'one-time-code',
    ...(app ? { inputmode: 'numeric' as const } : {}),
    code: true,
    problem,
  })}
${submit(inWords(view, { ja: '確認する', en: 'Confirm' }))}`,
)}`;
}
