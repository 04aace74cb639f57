import type { Browser } from '../../../protocol/testing/browser.ts';
import { type OpenPage, send } from '../../../sign-in/testing/page.ts';
import type { AssertionChanges, SoftwareAuthenticator } from './software-authenticator.ts';

/** What the page asks the browser for, as its script reads it. */
export function optionsOn<Options>(page: OpenPage): Options {
  const text = /data-options="([^"]+)"/.exec(page.html)?.[1] ?? '{}';
  return JSON.parse(text.replaceAll('&quot;', '"').replaceAll('&amp;', '&')) as Options;
}

/** Does what the page's script does: makes a key pair and sends it. */
export function addPasskey(
  browser: Browser,
  page: OpenPage,
  authenticator: SoftwareAuthenticator,
  name = '店舗の PC',
): Promise<OpenPage> {
  return send(browser, page, { passkey: authenticator.create(optionsOn(page)), name });
}

/** Signs as the page's script does. */
export function usePasskeyOn(
  browser: Browser,
  page: OpenPage,
  authenticator: SoftwareAuthenticator,
  changes: AssertionChanges = {},
): Promise<OpenPage> {
  return sendPasskey(browser, page, authenticator.get(optionsOn(page), changes));
}

/** Sends an answer in the page's form for passkeys, whatever else it asks. */
export function sendPasskey(browser: Browser, page: OpenPage, passkey: string): Promise<OpenPage> {
  const form = page.forms.find(({ hidden }) => 'passkey' in hidden);
  if (form === undefined) throw new Error(`The page “${page.title}” asks for no passkey.`);
  return send(browser, { ...page, forms: [{ ...form, button: null }] }, { passkey });
}
