import { html } from 'hono/html';
import { findTenantByCode } from '../login-view/login-view.ts';
import { field, form as formOn, problemSummary, submit } from '../pages/form.ts';
import { languageAddress } from '../pages/language.ts';
import { page } from '../pages/layout.ts';
import {
  askerOf,
  formOf,
  isForeign,
  keepLanguage,
  LONGEST_KEPT_S,
  type PageContext,
  setPrivateCookie,
  TERMINAL_COOKIE,
  withCookies,
} from '../pages/request.ts';
import { TENANT_COOKIE, TENANT_KEPT_S } from '../sign-in/finish.ts';
import type { Problem } from '../sign-in/outcome.ts';
import { calmPage, FOREIGN } from '../sign-in/pages/calm-page.ts';
import { inWords, problemOf, type View } from '../sign-in/pages/view.ts';
import type { Asker, SignInParts } from '../sign-in/parts.ts';
import { enrolTerminal } from './enrol-terminal.ts';
import { terminalScript } from './page/script.ts';
import { askOnPage, takeQuestion } from './questions.ts';
import { claimOf } from './recognise-terminal.ts';

const ADDRESS = '/terminal/enrol';
const TITLE = { ja: '共用端末として登録', en: 'Enrol as a shared terminal' };

/** GET /terminal/enrol: makes the browser it is opened in a shared terminal, by a code. `?tenant=` fills in the company. */
export async function askToEnrol(parts: SignInParts, c: PageContext): Promise<Response> {
  keepLanguage(c, parts);
  const tenant = c.req.query('tenant') ?? '';
  return withCookies(c, await enrolPage(parts, askerOf(c, parts), { tenant }, null));
}

/** POST: takes the key and the code. Whoever fails is not told why. */
export async function takeEnrolment(parts: SignInParts, c: PageContext): Promise<Response> {
  const { store, throttle } = parts;
  const asker = askerOf(c, parts);
  if (isForeign(c, parts)) return calmPage(FOREIGN, asker.language, parts.homeUrl);
  const form = await formOf(c);
  const { tenant: tenantCode = '', code = '', public_key = '', terminal_proof: proof = '' } = form;
  const attempt = { account: null, network: asker.network, known_device: null };
  const verdict = await throttle.begin(attempt);
  const again = (problem: Problem) => enrolPage(parts, asker, { tenant: tenantCode }, problem);
  if (!verdict.allowed) return again({ code: 'wait', seconds: verdict.wait_seconds });
  const asked = await takeQuestion(store, ADDRESS, form.token ?? '');
  const tenant = await findTenantByCode(store, tenantCode);
  const enrolled =
    asked === undefined || tenant?.status !== 'active'
      ? undefined
      : await enrolTerminal(parts, tenant.tenant_id, { code, public_key, proof }, asked, asker.request_id);
  if (enrolled === undefined || tenant === undefined) {
    await throttle.failed(attempt);
    return again({ code: 'code_wrong' });
  }
  setPrivateCookie(c, parts, TERMINAL_COOKIE, claimOf(enrolled.terminal), LONGEST_KEPT_S);
  setPrivateCookie(c, parts, TENANT_COOKIE, tenant.code, TENANT_KEPT_S);
  return withCookies(c, await enrolledPage(asker, tenant.name, enrolled.device.name));
}

async function enrolPage(
  { store, clock, origin }: SignInParts,
  { language }: Asker,
  { tenant }: { readonly tenant: string },
  problem: Problem | null,
): Promise<Response> {
  const asked = await askOnPage(store, ADDRESS, clock());
  const view: View = { language, frame: { action: ADDRESS, step: 'enrol', token: asked.nonce }, problem, client: '' };
  const wrong = problemOf(view, { ja: '入力してください。', en: 'Fill this in.' });
  return page({
    ...{ language, title: inWords(view, TITLE), scripts: [terminalScript.address] },
    body: html`<p class="why">${inWords(view, {
      ja: '店舗の人が交代で使う端末にします。この端末だけの鍵が作られ、端末の外には出ません。',
      en: 'The people of a store will take turns on it. A key is made for this terminal alone, and never leaves it.',
    })}</p>
<noscript><p class="problem">${inWords(view, { ja: 'このページには JavaScript が必要です。', en: 'This page needs JavaScript.' })}</p></noscript>
${problemSummary(language, wrong, 'code')}
<div data-terminal-nonce="${asked.nonce}" data-terminal-origin="${origin}">
${formOn(
  view.frame,
  html`<input type="hidden" name="public_key" value=""><input type="hidden" name="terminal_proof" value="">
${field({
  name: 'tenant',
  label: inWords(view, { ja: '企業コード', en: 'Company code' }),
  type: 'text',
  autocomplete: 'organization',
  value: tenant,
  first: tenant === '',
})}
${field({
  name: 'code',
  label: inWords(view, { ja: '登録コード', en: 'Enrolment code' }),
  hint: inWords(view, {
    ja: '管理者から受け取ったもので、1 時間以内に一度だけ使えます。',
    en: 'Your administrator gave it to you. It works once, within an hour.',
  }),
  type: 'text',
  autocomplete: 'off',
  problem: wrong,
  first: tenant !== '',
})}
${submit(inWords(view, { ja: '登録する', en: 'Enrol' }))}`,
)}
</div>`,
    addressIn: (other) =>
      `${languageAddress(ADDRESS, other)}${tenant === '' ? '' : `&tenant=${encodeURIComponent(tenant)}`}`,
  });
}

function enrolledPage({ language }: Asker, tenant: string, device: string): Promise<Response> {
  const said = {
    ja: 'ログイン画面に、この店舗の方の名前が表示されます。このブラウザーのデータを消すと登録も消えます。',
    en: 'The sign-in page shows the names of this store’s people now. Clearing this browser’s data undoes it.',
  };
  return page({
    ...{ language, owner: tenant, scripts: [terminalScript.address] },
    title: language === 'ja' ? '共用端末として登録しました' : 'Enrolled as a shared terminal',
    body: html`<p data-terminal-enrolled><strong>${device}</strong></p>
<p>${said[language]}</p>`,
  });
}
