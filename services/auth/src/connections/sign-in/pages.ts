import { html } from 'hono/html';
import { choice, type FormFrame, form, submit } from '../../pages/form.ts';
import type { Language, Words } from '../../pages/language.ts';
import { page } from '../../pages/layout.ts';
import { inWords, type Shown, type View } from '../../sign-in/pages/view.ts';
import type { AssertionFault } from '../assertion.ts';
import type { WaitingLink } from './waiting-link.ts';

/** Leads to another origin after a form: a page of its own, since browsers hold redirects after a form to `form-action`. */
export function toProviderPage(language: Language, name: string, location: string): Promise<Response> {
  const title: Words = { ja: `${name}へ移動します`, en: `On to ${name}` };
  const button: Words = { ja: `${name}へ進む`, en: `Go on to ${name}` };
  return page({
    language,
    title: title[language],
    body: html`<a class="button" href="${location}">${button[language]}</a>`,
    headers: { refresh: `0;url=${location}` },
  });
}

const WHY: Readonly<Partial<Record<AssertionFault, Words>>> = {
  busy: {
    ja: 'ただいま混み合っています。少し待ってから、もう一度お試しください。',
    en: 'Many people are signing in right now. Wait a moment and try again.',
  },
  expired: {
    ja: '時間が経ちすぎたか、時計がずれています。もう一度お試しください。',
    en: 'It took too long, or a clock is wrong. Please try again.',
  },
  not_asked_again: {
    ja: 'ログイン先で、もう一度の本人確認が行われませんでした。ログイン先からいったんログアウトして、もう一度お試しください。',
    en: 'You were to be asked there again who you are, and were not. Sign out there first and try again.',
  },
  refused_there: {
    ja: 'ログイン先で認証が完了しませんでした。',
    en: 'You were not signed in there.',
  },
  unreachable: {
    ja: 'ログイン先に接続できませんでした。少し待ってから、もう一度お試しください。',
    en: 'It could not be reached. Wait a moment and try again.',
  },
};
const OTHERWISE: Words = {
  ja: 'ログイン先からの応答を確認できませんでした。続くときは、下の番号を添えて管理者に連絡してください。',
  en: 'Its answer could not be verified. If it goes on, tell your administrator the number below.',
};

/** The provider's answer was not taken. What was wrong with it stands in the history, for administrators. */
export function refusedPage(
  language: Language,
  { fault, again, request_id }: { readonly fault: AssertionFault; readonly again: string; readonly request_id: string },
): Promise<Response> {
  const title: Words = { ja: 'ログインできませんでした', en: 'You could not be signed in' };
  const button: Words = { ja: 'もう一度試す', en: 'Try again' };
  const number: Words = { ja: '問い合わせ番号', en: 'Request ID' };
  return page({
    language,
    status: 403,
    title: title[language],
    body: html`<p>${(WHY[fault] ?? OTHERWISE)[language]}</p>
<p class="hint">${number[language]}: <code>${request_id}</code></p>
<a class="button" href="${again}">${button[language]}</a>`,
  });
}

/** The directory makes the user; this looks again every second. */
export function preparingPage(language: Language, address: string): Promise<Response> {
  const title: Words = { ja: '利用の準備をしています', en: 'Getting things ready for you' };
  const text: Words = { ja: '数秒で自動的に進みます。', en: 'This goes on by itself in a few seconds.' };
  const button: Words = { ja: '今すぐ確認する', en: 'Look now' };
  return page({
    language,
    title: title[language],
    body: html`<p role="status">${text[language]}</p><a class="button secondary" href="${address}">${button[language]}</a>`,
    headers: { refresh: `1;url=${address}` },
  });
}

/** The directory has not made the user for a while. */
export function notReadyPage(language: Language, again: string): Promise<Response> {
  const title: Words = { ja: 'まだ利用の準備ができていません', en: 'It is not ready yet' };
  const text: Words = {
    ja: '少し待ってから、もう一度ログインしてください。続くときは管理者に連絡してください。',
    en: 'Wait a little and sign in again. If it goes on, tell your administrator.',
  };
  const button: Words = { ja: 'ログインをやり直す', en: 'Sign in again' };
  return page({
    language,
    status: 503,
    title: title[language],
    body: html`<p>${text[language]}</p><a class="button" href="${again}">${button[language]}</a>`,
  });
}

/** The provider knows whom it speaks of, so that is no secret: the user is suspended, or has left. */
export function notActivePage(language: Language, again: string): Promise<Response> {
  const title: Words = { ja: 'この利用者ではログインできません', en: 'You cannot sign in with this user' };
  const text: Words = {
    ja: 'ログイン先での確認はできましたが、この企業での利用が停止されています。管理者に連絡してください。',
    en: 'You were signed in there, but may not use this company’s applications at present. Ask your administrator.',
  };
  const button: Words = { ja: '別の方法でログインする', en: 'Sign in another way' };
  return page({
    language,
    status: 403,
    title: title[language],
    body: html`<p>${text[language]}</p><a class="button secondary" href="${again}">${button[language]}</a>`,
  });
}

/** Nobody is known by what the provider said: whoever is a user already says so by signing in once with what they have. */
export function unknownPage(
  language: Language,
  {
    frame,
    name,
    said,
    contradictory,
  }: {
    readonly frame: FormFrame;
    readonly name: string;
    /** Who the provider says it is, for the person to recognise. */
    readonly said: readonly string[];
    readonly contradictory: boolean;
  },
): Promise<Response> {
  const title: Words = { ja: 'この方の利用者がまだ分かりません', en: 'We do not know you by this yet' };
  const told: Words = { ja: `${name}では、次の方としてログインしています。`, en: `At ${name} you are signed in as:` };
  const why: Words = {
    ja: 'すでに利用者であれば、一度だけログイン ID とパスワード、ご自身の認証手段で確認すると、次回からこの方法でログインできます。ほかの方の表示になっているときは続けないでください。',
    en: 'If you are a user already, confirm once with your login ID, your password and a second factor of your own; from then on you sign in this way. Do not go on if this is somebody else.',
  };
  const other: Words = {
    ja: 'このログイン ID は別の方と結び付いています。管理者に連絡してください。',
    en: 'This login ID belongs to somebody else here. Ask your administrator.',
  };
  const go: Words = { ja: '自分の利用者と結び付ける', en: 'Connect it with my user' };
  const back: Words = { ja: '別の方法でログインする', en: 'Sign in another way' };
  return page({
    language,
    status: 403,
    title: title[language],
    body: html`<p>${told[language]}</p><ul>${said.map((each) => html`<li>${each}</li>`)}</ul>
<p>${(contradictory ? other : why)[language]}</p>
${contradictory ? '' : form({ ...frame }, submit(go[language]))}
${choice(frame, 'back', back[language])}`,
  });
}

/**
 * Asks somebody who has signed in whether the account that came up is theirs: by a press of its own, since whoever sat at this
 * browser before may have left theirs.
 *
 * @param link undefined: it waited for too long.
 * @param isOther whether the person is known to the provider as another already.
 */
export function connectPage(
  view: View,
  { tenant, login_id }: { readonly tenant: { readonly name: string }; readonly login_id: string },
  link: WaitingLink | undefined,
  isOther: boolean,
): Shown {
  const title: Words = { ja: 'このアカウントと結び付けますか', en: 'Is this account yours?' };
  const over: Words = {
    ja: '時間が経ったため、アカウントは結び付けられません。必要なときは、次のログインでもう一度お試しください。',
    en: 'It took too long, so the account cannot be connected. Try again at your next sign-in if you need it.',
  };
  const other: Words = {
    ja: 'あなたの利用者は、すでに別のアカウントと結び付いています。変えるときは、アカウントの画面で先に解除してください。',
    en: 'Your user is connected with another account already. To change that, disconnect it on your account pages first.',
  };
  const text: Words = {
    ja: '結び付けると、このアカウントを使う人は誰でも、あなたとしてログインできます。ご自身のアカウントでないときは、結び付けないでください。',
    en: 'Once connected, whoever uses this account can sign in as you. Do not connect it unless it is your own.',
  };
  const at: Words = { ja: `${link?.name ?? ''}のアカウント`, en: `Account at ${link?.name ?? ''}` };
  const yes: Words = { ja: '自分のものなので結び付ける', en: 'It is mine: connect it' };
  const no: Words = { ja: '結び付けずにログインする', en: 'Sign in without connecting' };
  const why = link === undefined ? over : isOther ? other : text;
  const mayBe = link !== undefined && !isOther;
  return {
    title: inWords(view, title),
    body: html`<div class="who"><span><strong>${tenant.name}</strong><br>${login_id}</span></div>
${link === undefined ? '' : html`<p>${inWords(view, at)}</p><ul>${link.said.map((each) => html`<li>${each}</li>`)}</ul>`}
<p>${inWords(view, why)}</p>
${mayBe ? form(view.frame, html`<button type="submit" name="action" value="connect">${inWords(view, yes)}</button>`) : ''}
${form(view.frame, html`<button type="submit" class="secondary" name="action" value="without">${inWords(view, no)}</button>`)}`,
  };
}
