import { html } from 'hono/html';
import type { FormFrame } from '../../pages/form.ts';
import { type Language, languageAddress, type Words } from '../../pages/language.ts';
import { type Html, page } from '../../pages/layout.ts';
import { formToken } from '../../sign-in/flow.ts';
import { ACCOUNT_CLIENT } from '../account-client.ts';
import type { AccountParts } from '../account-parts.ts';
import type { Visitor } from '../visit/visitor.ts';

interface ShownPage {
  readonly title: string;
  readonly body: Html;
  /** The address of the page; its forms are sent there. */
  readonly path: string;
  readonly status?: number;
  readonly scripts?: readonly string[];
}

const PLACES: readonly { readonly path: string; readonly name: Words }[] = [
  { path: '/account', name: { ja: 'アカウント', en: 'Account' } },
  { path: '/account/factors', name: { ja: '認証手段', en: 'Ways to sign in' } },
  { path: '/account/password', name: { ja: 'パスワード', en: 'Password' } },
  { path: '/account/sessions', name: { ja: '端末とセッション', en: 'Devices and sessions' } },
  { path: '/account/history', name: { ja: '履歴', en: 'History' } },
  { path: '/account/companies', name: { ja: '企業', en: 'Companies' } },
];
const NAVIGATION: Words = { ja: 'アカウントの画面', en: 'Pages of your account' };

/** A page of the account, with the way to the others. */
export async function accountPage(
  { brands }: AccountParts,
  { asker: { language }, tenant }: Visitor,
  { path, ...shown }: ShownPage,
): Promise<Response> {
  return page({
    ...shown,
    ...{ language, owner: tenant.name, brand: await brands(tenant.tenant_id, ACCOUNT_CLIENT), wide: true },
    navigation: navigation(language, path),
    addressIn: (other) => languageAddress(path, other),
  });
}

function navigation(language: Language, here: string): Html {
  const links = PLACES.map(({ path, name }) => {
    const isHere = path === '/account' ? here === path : here === path || here.startsWith(`${path}/`);
    return html`<li><a href="${path}"${isHere ? html` aria-current="page"` : ''}>${name[language]}</a></li>`;
  });
  return html`<nav class="places" aria-label="${NAVIGATION[language]}"><ul>${links}</ul></nav>`;
}

/** What every form of a page sends back: it is taken from whoever the page was shown to. */
export function frameOf({ visit }: Visitor, path: string): FormFrame {
  return { action: path, step: path, token: formToken(visit.data, path) };
}
