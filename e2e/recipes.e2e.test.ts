import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv, promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../apps/kiban/testing/command-line.ts';
import { testBrowser } from './testing/browser.ts';
import { type Child, startCommand } from './testing/child.ts';
import { testPlatform } from './testing/platform.ts';
import { enrol, identify } from './testing/sign-in.ts';

// Only where somebody names the languages: a machine that runs our tests need not have them (examples/recipes/README.md).
const { KIBAN_RECIPES_PYTHON: python, KIBAN_RECIPES_GO: go } = process.env;
const RECIPES = join(import.meta.dirname, '../examples/recipes');

describe.runIf(python !== undefined || go !== undefined)('recipes', () => {
  const platform = testPlatform();
  const browser = testBrowser();
  let built = '';
  beforeAll(() => {
    built = mkdtempSync(join(tmpdir(), 'kiban-recipes-'));
  });
  afterAll(() => rmSync(built, { recursive: true }));

  const programs = [
    ['Python', python, 'sato.aoi', async (by: string) => [by, join(RECIPES, 'python/product.py')] as const],
    [
      'Go',
      go,
      'ota.yuto',
      async (by: string) => {
        await promisify(execFile)(by, ['build', '-o', join(built, 'product'), '.'], { cwd: join(RECIPES, 'go') });
        return [join(built, 'product')] as const;
      },
    ],
  ] as const;

  describe.each(programs)('%s', (name, by, loginId, made) => {
    let child: Child;
    let address = '';
    const registered = async (...words: string[]): Promise<Record<string, string>> => {
      const { out, err, code } = await platform.kiban('clients', 'add', '--name', `Recipe in ${name}`, ...words);
      if (code !== 0) throw new Error(err);
      return parseEnv(out) as Record<string, string>;
    };
    beforeAll(async () => {
      if (by === undefined) return;
      const port = await freePort();
      address = `http://localhost:${port}/`;
      const uris = ['--redirect-uri', `${address}callback`, '--post-logout-redirect-uri', address];
      const environment = { ...(await registered(...uris)), PORT: String(port), COOKIE_SECRET: crypto.randomUUID() };
      child = await startCommand(await made(by), environment, address);
    }, 300_000);
    afterAll(() => child?.stop());

    const orders = async (token: string | undefined) =>
      fetch(`${address}api/orders`, { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });

    test.runIf(by !== undefined)('somebody signs in, sees where they belong, and signs out', async () => {
      const page = await browser.open({ language: 'en' });
      await page.goto(address);
      await page.getByRole('link', { name: 'Sign in' }).click();
      await identify(page, platform.credentialsOf('aoba', loginId), 'en');
      await enrol(page, 'paper', 'en');
      await page.getByRole('link', { name: 'Sign out' }).waitFor();
      expect(await page.locator('p').count()).toBeGreaterThan(0);

      const asked = page.waitForRequest((request) => request.url().includes('id_token_hint'));
      await page.getByRole('link', { name: 'Sign out' }).click();
      await page.getByRole('link', { name: 'Sign in' }).waitFor();
      const idToken = new URL((await asked).url()).searchParams.get('id_token_hint') ?? '';
      expect((await orders(idToken)).status).toBe(401);
    });

    test.runIf(by !== undefined)('its API takes access tokens, and nothing else', async () => {
      const { ISSUER, CLIENT_ID, CLIENT_SECRET } = await registered('--machine', 'aoba', '--scope', 'directory:read');
      const answer = await fetch(`${ISSUER}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from(`${CLIENT_ID}:${CLIENT_SECRET}`).toString('base64')}` },
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      });
      const { access_token } = (await answer.json()) as { access_token: string };
      const { tenant_id } = JSON.parse(Buffer.from(access_token.split('.')[1] ?? '', 'base64url').toString());
      expect(await (await orders(access_token)).json()).toEqual({ tenant_id, orders: [] });
      const [header, payload, signature = ''] = access_token.split('.');
      const other = `${header}.${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
      for (const token of [undefined, 'x', other]) {
        const refused = await orders(token);
        expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([
          401,
          'Bearer error="invalid_token"',
        ]);
      }
    });
  });
});
