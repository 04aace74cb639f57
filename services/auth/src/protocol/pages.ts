import { html } from 'hono/html';
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { chosenLanguage, LANGUAGE_COOKIE, type Language, type Words } from '../pages/language.ts';
import { type Page, page } from '../pages/layout.ts';

const FAILED: Words = { ja: 'ログインできませんでした', en: 'You could not be signed in' };
const FAILED_WHY: Words = {
  ja: '開いていたログインの画面が古くなったか、アプリからの依頼に誤りがあります。もう一度、アプリを開いてください。',
  en: 'The sign-in page has become too old, or the application asked in a wrong way. Please open the application again.',
};
const FOR_SUPPORT: Words = { ja: 'お問い合わせのときにお伝えください', en: 'Tell this to support' };
const SIGN_OUT: Words = { ja: 'ログアウトしますか', en: 'Do you want to sign out?' };
const SIGN_OUT_WHY: Words = {
  ja: 'このブラウザーで使っているすべてのアプリからログアウトします。',
  en: 'You will be signed out of every application in this browser.',
};
const YES: Words = { ja: 'ログアウトする', en: 'Sign out' };
const NO: Words = { ja: 'ログインしたままにする', en: 'Stay signed in' };
const SIGNED_OUT: Words = { ja: 'ログアウトしました', en: 'You are signed out' };
const SIGNED_OUT_WHY: Words = { ja: 'この画面は閉じてかまいません。', en: 'You can close this page.' };

/** What went wrong, for a person: an error that cannot be sent back to the client. */
export const renderError: NonNullable<Configuration['renderError']> = async (ctx, out) => {
  const language = languageIn(ctx);
  await answer(ctx, {
    language,
    title: FAILED[language],
    status: ctx.status,
    body: html`<p>${FAILED_WHY[language]}</p>
<dl class="details"><dt>${FOR_SUPPORT[language]}</dt><dd><code>${out.error}${out.error_description ? `: ${out.error_description}` : ''}</code></dd></dl>`,
  });
};

/** Asks whether to sign out: without a hint anybody could have sent the browser here. */
export async function renderSignOut(ctx: KoaContextWithOIDC): Promise<void> {
  const language = languageIn(ctx);
  const secret = ctx.oidc.session?.state?.secret;
  const target = ctx.oidc.params?.post_logout_redirect_uri;
  const origin = typeof target === 'string' ? new URL(target).origin : undefined;
  await answer(ctx, {
    language,
    title: SIGN_OUT[language],
    ...(origin === undefined ? {} : { formTarget: origin }),
    body: html`<p>${SIGN_OUT_WHY[language]}</p>
<form method="post" action="${ctx.oidc.urlFor('end_session_confirm')}">
<input type="hidden" name="xsrf" value="${secret}">
<button type="submit" name="logout" value="yes">${YES[language]}</button>
<button type="submit" class="secondary">${NO[language]}</button>
</form>`,
  });
}

export async function renderSignedOut(ctx: KoaContextWithOIDC): Promise<void> {
  const language = languageIn(ctx);
  await answer(ctx, { language, title: SIGNED_OUT[language], body: html`<p>${SIGNED_OUT_WHY[language]}</p>` });
}

export function languageIn(ctx: KoaContextWithOIDC): Language {
  const asked = ctx.oidc.params?.ui_locales;
  const wishes = [typeof asked === 'string' ? asked : null, ctx.cookies.get(LANGUAGE_COOKIE, { signed: false })];
  return chosenLanguage([...wishes, ctx.get('accept-language')]);
}

/** Answers with a page of ours. */
export async function answer(ctx: Pick<KoaContextWithOIDC, 'status' | 'set' | 'body'>, options: Page): Promise<void> {
  const response = await page(options);
  ctx.status = response.status;
  for (const [name, value] of response.headers) ctx.set(name, value);
  ctx.body = await response.text();
}
