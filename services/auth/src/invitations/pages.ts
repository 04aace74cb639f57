import { html } from 'hono/html';
import { rulesOfSubject } from '../factors/password/password-rules.ts';
import { field, form, problemSummary, submit } from '../pages/form.ts';
import type { Language } from '../pages/language.ts';
import { page } from '../pages/layout.ts';
import { challengeOf } from '../sign-in/challenges/challenges.ts';
import { formToken } from '../sign-in/flow.ts';
import { newPasswordForm } from '../sign-in/pages/new-password-page.ts';
import { withOtherChallenges } from '../sign-in/pages/other-challenges.ts';
import { inWords, problemOf, type Shown, type View } from '../sign-in/pages/view.ts';
import type { SignInParts } from '../sign-in/parts.ts';
import { type Invited, provenOf } from './acceptance.ts';

/** The page of the question an acceptance stands at. */
export async function invitationPage(parts: SignInParts, invited: Invited, language: Language): Promise<Response> {
  const { acceptance, tenant } = invited;
  const { state, problem } = acceptance.data;
  const frame = { action: '/invitation', step: state.step, token: formToken(acceptance.data, state.step) };
  const view: View = { language, frame, problem, client: tenant.name };
  return page({
    language,
    owner: tenant.name,
    ...(await shownOf(parts, view, invited)),
    addressIn: (other) => `/invitation?language=${other}`,
  });
}

async function shownOf(parts: SignInParts, view: View, invited: Invited): Promise<Shown> {
  const { acceptance, tenant, user, token } = invited;
  const { state } = acceptance.data;
  switch (state.step) {
    case 'invited_login_id':
      return invitedLoginIdPage(view, tenant.name, token.data.purpose === 'invitation');
    case 'invited_second_factor': {
      const proven = provenOf(invited);
      const shown = await challengeOf(state.method).page(view, proven, state.asked, parts);
      return withOtherChallenges(view, shown, state);
    }
    case 'invited_shut':
      return {
        title: inWords(view, { ja: '管理者に連絡してください', en: 'Please ask your administrator' }),
        body: html`<p>${inWords(view, {
          ja: 'メールのほかに登録済みの確認方法がないため、このリンクだけではパスワードを決められません。管理者に一時コードの発行を依頼してから、もう一度このリンクを開いてください。',
          en: 'You have nothing but mail to confirm with, so this link alone cannot set a password. Ask your administrator for a temporary code, then open the link again.',
        })}</p>
${form(view.frame, submit(inWords(view, { ja: 'もう一度確認する', en: 'Check again' })))}`,
      };
    case 'invited_password': {
      const rules = await rulesOfSubject(parts.store, provenOf(invited));
      return {
        title: inWords(view, { ja: 'パスワードを決める', en: 'Choose your password' }),
        body: html`<p class="why">${inWords(view, {
          ja: `${tenant.name}にログインするときに使います。ほかの人には教えないでください。`,
          en: `You will use it to sign in to ${tenant.name}. Tell it to nobody.`,
        })}</p>
${newPasswordForm(view, user.login_id ?? '', rules, { ja: 'このパスワードにする', en: 'Set password' })}`,
      };
    }
    default:
      return state satisfies never;
  }
}

function invitedLoginIdPage(view: View, tenant: string, isInvitation: boolean): Shown {
  const problem = problemOf(view, { ja: 'ログインIDを入力してください。', en: 'Enter your login ID.' });
  const invitation = {
    ja: `${tenant}からの招待です。メールを受け取ったのがご本人であることを、ログインIDで確かめます。`,
    en: `${tenant} has invited you. Your login ID shows us that the mail reached the right person.`,
  };
  const reset = {
    ja: `${tenant}にログインするパスワードを決め直します。リンクを受け取ったのがご本人であることを、ログインIDで確かめます。`,
    en: `You are about to choose a new password for ${tenant}. Your login ID shows us that the link reached the right person.`,
  };
  return {
    title: isInvitation
      ? inWords(view, { ja: 'ログインの準備をする', en: 'Set up your sign-in' })
      : inWords(view, { ja: 'パスワードを再設定する', en: 'Choose a new password' }),
    body: html`<p class="why">${inWords(view, isInvitation ? invitation : reset)}</p>
${problemSummary(view.language, problem, 'login_id')}
${form(
  view.frame,
  html`${field({
    name: 'login_id',
    label: inWords(view, { ja: 'ログインID', en: 'Login ID' }),
    hint: inWords(view, { ja: '管理者から知らされたものです。', en: 'Your administrator has told you.' }),
    type: 'text',
    autocomplete: 'username',
    problem,
  })}
${submit(inWords(view, { ja: '次へ', en: 'Continue' }))}`,
)}`,
  };
}

export function acceptedPage(language: Language, tenant: string, homeUrl: string): Promise<Response> {
  const words = { ja: 'パスワードを設定しました', en: 'Your password is set' };
  return page({
    language,
    owner: tenant,
    title: words[language],
    body: html`<p>${
      language === 'ja'
        ? '続けてログインしてください。初めてのときは、2\u00a0つ目の確認方法もそこで登録します。'
        : 'Please sign in now. The first time, you also set up a second way to confirm.'
    }</p>
<a class="button" href="${homeUrl}">${language === 'ja' ? 'ログインへ進む' : 'Sign in'}</a>`,
  });
}
