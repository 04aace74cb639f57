import { html } from 'hono/html';
import type { errors, KoaContextWithOIDC } from 'oidc-provider';
import { field } from '../../pages/form.ts';
import type { Language, Words } from '../../pages/language.ts';
import { answer, languageIn } from '../pages.ts';

const ENTER: Words = { ja: '別の端末でログイン', en: 'Sign in on another device' };
const ENTER_WHY: Words = {
  ja: '使いたい端末に表示されているコードを入力してください。',
  en: 'Enter the code that the device you want to use shows.',
};
const WARNING: Words = {
  ja: 'コードは、今ご自身の手元にある端末のものだけを入力してください。電話・メール・チャットで伝えられたコードは入力しないでください。',
  en: 'Enter only a code of a device that is in front of you. Never enter one that you were told by phone, mail or chat.',
};
const CODE: Words = { ja: 'コード', en: 'Code' };
const GO_ON: Words = { ja: '次へ', en: 'Continue' };
const PROBLEMS: Readonly<Record<string, Words>> = {
  NotFoundError: {
    ja: 'このコードは見つかりません。確かめて、もう一度入力してください。',
    en: 'There is no such code. Check it and try again.',
  },
  ExpiredError: {
    ja: 'このコードは期限切れです。端末で新しいコードを表示してください。',
    en: 'The code has expired. Have the device show a new one.',
  },
  AlreadyUsedError: { ja: 'このコードはすでに使われています。', en: 'The code was used already.' },
  NoCodeError: { ja: 'コードを入力してください。', en: 'Enter the code.' },
  too_many_attempts: {
    ja: '間違ったコードが続いたため、しばらく受け付けられません。',
    en: 'Too many wrong codes came from here. Wait a while.',
  },
};
const STALE: Words = { ja: 'もう一度コードを入力してください。', en: 'Enter the code once more.' };
const REFUSED: Words = { ja: '端末の利用を許可しませんでした', en: 'The device was refused' };
const REFUSED_WHY: Words = {
  ja: '端末はログインできません。心当たりのない依頼だった場合は、管理者に知らせてください。',
  en: 'It cannot sign in. If you did not expect to be asked, tell your administrator.',
};
const DONE: Words = { ja: '端末でログインしました', en: 'The device is signed in' };
const DONE_WHY: Words = {
  ja: '端末に戻って続けてください。この画面は閉じてかまいません。',
  en: 'Go on there. You can close this page.',
};

/** Asks for the user code (RFC 8628 §3.3), with what was wrong about the one before. */
export async function renderUserCode(
  ctx: KoaContextWithOIDC,
  _form: string,
  out?: { readonly error: string },
  error?: Error | errors.OIDCProviderError,
): Promise<void> {
  const language = languageIn(ctx);
  if (error?.name === 'AbortedError') return renderRefused(ctx, language);
  const problem = out === undefined ? undefined : (PROBLEMS[error?.name ?? ''] ?? PROBLEMS[out.error] ?? STALE);
  const typed = (error as { readonly userCode?: string } | undefined)?.userCode ?? prefilled(ctx);
  await answer(ctx, {
    language,
    title: ENTER[language],
    status: problem === undefined ? 200 : out?.error === 'too_many_attempts' ? 429 : 400,
    body: html`<p>${ENTER_WHY[language]}</p>
<p>${WARNING[language]}</p>
<form method="post" action="${ctx.oidc.urlFor('code_verification')}" novalidate>
<input type="hidden" name="xsrf" value="${ctx.oidc.session?.state?.secret}">
<input type="hidden" name="confirm" value="yes">
${field({ name: 'user_code', label: CODE[language], type: 'text', autocomplete: 'off', code: true, value: typed, problem: problem?.[language] })}
<button type="submit">${GO_ON[language]}</button>
</form>`,
  });
}

/** The code of `verification_uri_complete` (RFC 8628 §3.3.1): typed for the person, never sent for them. */
function prefilled(ctx: KoaContextWithOIDC): string {
  const { user_code: code } = ctx.state;
  return typeof code === 'string' ? code.slice(0, 20) : '';
}

async function renderRefused(ctx: KoaContextWithOIDC, language: Language): Promise<void> {
  await answer(ctx, { language, title: REFUSED[language], body: html`<p>${REFUSED_WHY[language]}</p>` });
}

export async function renderDeviceDone(ctx: KoaContextWithOIDC): Promise<void> {
  const language = languageIn(ctx);
  await answer(ctx, { language, title: DONE[language], body: html`<p>${DONE_WHY[language]}</p>` });
}
