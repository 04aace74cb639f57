import { expect, test } from 'vitest';
import { testBrowser } from './testing/browser.ts';
import { testPlatform } from './testing/platform.ts';
import { seen } from './testing/seen.ts';
import { type AtEachPage, enrol, identify, usePrintedCode } from './testing/sign-in.ts';

const platform = testPlatform();
const browser = testBrowser();
/** Every page on the way is looked at by axe, and photographed. */
const examined =
  (prefix: string): AtEachPage =>
  async (name, page) => {
    await seen(page, `${prefix}-${name}`);
  };

test('a first sign-in enrols an authenticator app, shows codes to print, and ends in the console (ja)', async () => {
  const page = await browser.open({ language: 'ja' });
  await page.goto(platform.origin);
  await identify(page, platform.credentialsOf('aoba', 'watanabe.takuya'), 'ja', examined('sign-in-ja'));
  const factors = await enrol(page, 'app', 'ja', examined('sign-in-ja'));
  await page.getByText('あおば薬局グループ').first().waitFor();
  expect(new URL(page.url()).origin).toBe(platform.origin);

  const again = await browser.open({ language: 'ja' });
  await again.goto(`${platform.origin}/stores`);
  await identify(again, platform.credentialsOf('aoba', 'watanabe.takuya'), 'ja');
  await usePrintedCode(again, factors, 'ja', examined('sign-in-ja'));
  await again.waitForURL(`${platform.origin}/stores*`);
});

test('nobody needs a phone: printed codes alone, in English, at 320 px, in the dark', async () => {
  const page = await browser.open({ language: 'en', width: 320, height: 640, theme: 'dark' });
  await page.goto(platform.origin);
  await identify(page, platform.credentialsOf('minato', 'hasegawa.yuto'), 'en', examined('sign-in-en-320'));
  const factors = await enrol(page, 'paper', 'en', examined('sign-in-en-320'));
  await page.waitForURL((url) => url.pathname !== '/' && !url.pathname.startsWith('/sign-in'));
  expect(factors.codes).toHaveLength(9);
});

test('the pages of signing in work without JavaScript', async () => {
  const page = await browser.open({ language: 'ja', javaScript: false });
  await page.goto(platform.origin);
  await identify(page, platform.credentialsOf('aoba', 'yamazaki.naoki'), 'ja');
  await enrol(page, 'paper', 'ja');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  expect((await page.context().cookies()).map(({ name }) => name)).toContain('kiban_console_session');
});

test.each([
  ['a wrong password', 'aoba', 'kobayashi.aoi', 'wrong-password-1'],
  ['somebody who does not exist', 'aoba', 'nobody.atall', 'wrong-password-1'],
])('%s is answered with the same words', async (_, tenant, loginId, password) => {
  const page = await browser.open({ language: 'en' });
  await page.goto(platform.origin);
  await identify(page, { tenant, loginId, password }, 'en');
  const alert = page.getByRole('alert');
  await alert.waitFor();
  await expect.poll(() => alert.innerText()).toBe(await refusalWords());
  await seen(page, 'sign-in-en-refused');
});

let words: string | undefined;
/** The words of the first refusal, to compare the others with. */
async function refusalWords(): Promise<string> {
  if (words !== undefined) return words;
  const page = await browser.open({ language: 'en' });
  await page.goto(platform.origin);
  await identify(page, { tenant: 'aoba', loginId: 'sato.aoi', password: 'not-the-password-1' }, 'en');
  await page.getByRole('alert').waitFor();
  words = await page.getByRole('alert').innerText();
  return words;
}
