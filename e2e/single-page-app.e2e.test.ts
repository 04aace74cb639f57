import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible } from './testing/accessibility.ts';
import { testBrowser } from './testing/browser.ts';
import { testPlatform } from './testing/platform.ts';
import { enrol, type Factors, identify, usePrintedCode } from './testing/sign-in.ts';
import { singlePageApp } from './testing/single-page-app.ts';

const platform = testPlatform();
const product = singlePageApp(platform);
const browser = testBrowser();

async function signedIn(loginId: string): Promise<{ readonly page: Page; readonly factors: Factors }> {
  const page = await browser.open({ language: 'en' });
  await page.goto(product.address);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await identify(page, platform.credentialsOf('aoba', loginId), 'en');
  const factors = await enrol(page, 'paper', 'en');
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  return { page, factors };
}

async function send(page: Page, words: string): Promise<void> {
  await page.getByLabel('Your words').fill(words);
  await page.getByRole('button', { name: 'Send' }).click();
}

/** Answers the next request of this kind in the API’s place, as a refusal with this challenge. */
async function refuseOnce(page: Page, method: string, challenge: string): Promise<void> {
  let refused = false;
  await page.route(`${product.api}/greetings`, async (route) => {
    if (refused || route.request().method() !== method) return route.continue();
    refused = true;
    const origin = new URL(product.address).origin;
    const exposed = { 'access-control-allow-origin': origin, 'access-control-expose-headers': 'WWW-Authenticate' };
    return route.fulfill({ status: 401, headers: { ...exposed, 'www-authenticate': challenge } });
  });
}

/** Refresh tokens that were exchanged from now on, by any of these pages. */
function renewals(...pages: readonly Page[]): string[] {
  const renewed: string[] = [];
  for (const page of pages)
    page.on('response', (response) => {
      const sent = new URLSearchParams(response.request().postData() ?? '');
      if (response.ok() && sent.get('grant_type') === 'refresh_token') renewed.push(sent.get('refresh_token') ?? '');
    });
  return renewed;
}

test('a page without a server signs people in, for all its tabs; its tokens are bound to the browser and nowhere to be read', async () => {
  const { page } = await signedIn('sato.aoi');
  expect(page.url()).toBe(product.address);
  await expect.poll(() => page.locator('#who').innerText()).toBe('佐藤 葵');
  const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().startsWith(product.api));
  await send(page, 'Good morning');
  await page.getByText('Good morning').waitFor();
  expect(await (await sent).headerValue('authorization')).toMatch(/^DPoP ey/);
  const readable = await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])');
  expect(readable).toBe('[{},{}]');
  await expectAccessible(page);

  const tab = await page.context().newPage();
  await tab.goto(product.address);
  await tab.getByText('Good morning').waitFor();

  // both are refused a token at the same moment: one renews it, once
  const renewed = renewals(page, tab);
  for (const each of [page, tab]) await refuseOnce(each, 'POST', 'Bearer error="invalid_token"');
  await Promise.all([send(page, 'One'), send(tab, 'Two')]);
  await Promise.all([page.getByText('One').waitFor(), tab.getByText('Two').waitFor()]);
  expect(renewed).toHaveLength(1);

  await tab.getByRole('button', { name: 'Sign out' }).click();
  await tab.getByRole('button', { name: 'Sign in' }).waitFor();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  expect(page.url()).toBe(product.address);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page
    .getByLabel('Company code', { exact: true })
    .or(page.getByLabel('Login ID', { exact: true }))
    .waitFor();
});

test('what takes a fresh sign-in asks for one, and comes back; whoever is shut out is refused by the API within seconds', async () => {
  const who = platform.credentialsOf('aoba', 'kobayashi.aoi');
  const { page, factors } = await signedIn('kobayashi.aoi');
  await send(page, 'To be deleted');
  await page.getByText('To be deleted').waitFor();
  await refuseOnce(page, 'DELETE', 'DPoP error="insufficient_user_authentication", max_age="0"');
  await page.getByRole('button', { name: 'Delete all' }).click();
  await identify(page, who, 'en');
  await usePrintedCode(page, factors, 'en');
  await page.getByText('To be deleted').waitFor();
  expect(page.url()).toBe(product.address);
  await page.getByRole('button', { name: 'Delete all' }).click();
  await page.getByText('To be deleted').waitFor({ state: 'detached' });

  const began = performance.now();
  const words = ['--user', 'kobayashi.aoi', '--tenant', 'aoba', '--reason', 'lost terminal'];
  const { code, err } = await platform.kiban('revoke', ...words);
  expect([code, err]).toEqual([0, expect.anything()]);
  const signIn = page.getByRole('button', { name: 'Sign in' });
  while (!(await signIn.isVisible())) {
    await send(page, 'Still here').catch(() => undefined); // the page is being left
    await page.waitForTimeout(200);
  }
  console.info(`From the command that revokes to the page’s end: ${Math.round(performance.now() - began)} ms.`);
  expect(performance.now() - began).toBeLessThan(20_000);
});
