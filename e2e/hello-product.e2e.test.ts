import { expect, test } from 'vitest';
import { expectAccessible } from './testing/accessibility.ts';
import { testBrowser } from './testing/browser.ts';
import { helloProduct } from './testing/hello-product.ts';
import { testPlatform } from './testing/platform.ts';
import { seen } from './testing/seen.ts';
import { visit } from './testing/visit.ts';

const platform = testPlatform();
const product = helloProduct(platform);
const browser = testBrowser();

test('who is signed in to the console is signed in to a product at once; signing out of it ends both', async () => {
  const who = { tenant: 'aoba', loginId: 'sato.aoi' };
  const { page, say } = await visit({ platform, browser }, who, { language: 'ja' });
  await page.getByText(say.problem.notAllowed).waitFor();

  const asked: string[] = [];
  page.on('framenavigated', (frame) => {
    if (new URL(frame.url()).pathname.startsWith('/sign-in/')) asked.push(frame.url());
  });
  await page.goto(product.address);
  await page.getByRole('link', { name: 'ログイン' }).click();
  await page.getByText('富士見ブロック').waitFor();
  expect(page.url()).toBe(product.address);
  expect(asked).toEqual([]);

  await page.getByRole('link', { name: 'ログアウト' }).click();
  await page.getByRole('link', { name: 'ログイン' }).waitFor();
  expect(page.url()).toBe(product.address);
  await page.goto(`${platform.origin}/people`);
  await page.getByLabel('ログインID', { exact: true }).waitFor();
  await expectAccessible(page);
});

test('signing out of the console ends the session at the sign-in service too', async () => {
  const who = { tenant: 'aoba', loginId: 'kobayashi.aoi' };
  const { page, say } = await visit({ platform, browser }, who, { language: 'en' });
  await page.getByRole('button', { name: say.shell.account }).click();
  await page.getByRole('menu').waitFor();
  await seen(page, 'account-menu-en');
  await page.getByRole('menuitem', { name: say.shell.signOut }).click();
  await page.getByLabel('Login ID', { exact: true }).waitFor();
  await page.goto(product.address);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('Login ID', { exact: true }).waitFor();
});
