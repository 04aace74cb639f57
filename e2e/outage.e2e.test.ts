import { accessTokenVerifier, directoryClient } from '@kiban/sdk';
import { beforeAll, expect, test } from 'vitest';
import { testBrowser } from './testing/browser.ts';
import { seen } from './testing/seen.ts';
import { separateServices } from './testing/separate-services.ts';
import { enrol, identify } from './testing/sign-in.ts';
import { wordsOf } from './testing/words.ts';

const services = separateServices();
const browser = testBrowser();
const say = wordsOf('ja');
let verifier: ReturnType<typeof accessTokenVerifier>;
beforeAll(() => {
  verifier = accessTokenVerifier({ issuer: `${services.origin('auth')}/oidc` });
});

test('while the directory is out, people sign in, the SDK verifies tokens, and the console says what is the matter', async () => {
  await verifier.verify(await machineToken());
  await services.stop('directory');
  expect(await verifier.verify(await machineToken())).toMatchObject({ aud: 'urn:kiban:api' });

  const page = await browser.open({ language: 'ja' });
  await page.goto(`${services.origin('console')}/stores`);
  await identify(page, services.credentialsOf('aoba', 'watanabe.takuya'), 'ja');
  await enrol(page, 'paper', 'ja');
  await page.getByText(say.problem.unavailable).waitFor();
  expect(page.url()).toBe(`${services.origin('console')}/stores`);
  await seen(page, 'directory-out-ja');

  await services.start('directory');
  await page.getByRole('button', { name: say.problem.retry }).click();
  await page.getByRole('link', { name: 'あおば薬局 泉町店' }).waitFor();
});

test('while auth is out, who is signed in goes on working, and the API serves tokens that are still good', async () => {
  const token = await machineToken();
  const page = await browser.open({ language: 'ja' });
  await page.goto(`${services.origin('console')}/stores`);
  await identify(page, services.credentialsOf('aoba', 'yamazaki.naoki'), 'ja');
  await enrol(page, 'paper', 'ja');
  await page.getByRole('link', { name: 'あおば薬局 泉町店' }).waitFor();
  await services.stop('auth');

  await page.getByRole('link', { name: 'あおば薬局 泉町店' }).click();
  await page.getByRole('button', { name: say.stores.edit }).click();
  await page.getByRole('dialog').getByLabel(say.field.phone).fill('03-9999-0009');
  await page.getByRole('dialog').getByRole('button', { name: say.ui.save }).click();
  await page.getByText(say.stores.saved).waitFor();
  expect(await verifier.verify(token)).toMatchObject({ scope: 'directory:read' });
  const { data } = await directoryClient({
    baseUrl: `${services.origin('directory')}/directory/v1`,
    token: () => token,
  }).GET('/stores');
  expect(data?.total).toBe(41);
});

async function machineToken(): Promise<string> {
  const { client_id, client_secret } = services.machine();
  const response = await fetch(`${services.origin('auth')}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  expect(response.status).toBe(200);
  const { access_token } = (await response.json()) as { access_token: string };
  return access_token;
}
