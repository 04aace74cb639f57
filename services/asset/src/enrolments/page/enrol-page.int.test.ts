import { expect, test } from 'vitest';
import { testApi } from '../../testing/test-api.ts';

const api = await testApi();
const page = (path: string, language = 'ja') =>
  api.send({ method: 'get', path: `/../..${path}`, headers: { 'accept-language': language } });

test('somebody at a device finds a page to enrol it, in both languages, with one script and no frame around it', async () => {
  const japanese = await page('/asset/enrol?tenant=aoba');
  expect([japanese.status, japanese.headers.get('content-language')]).toEqual([200, 'ja']);
  expect(japanese.text).toContain('この端末を登録');
  expect(japanese.text).toContain('value="aoba"');
  const policy = japanese.headers.get('content-security-policy');
  for (const rule of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'none'"])
    expect(policy).toContain(rule);
  expect(japanese.text.match(/<script/g)).toHaveLength(1);
  expect((await page('/asset/enrol', 'en')).text).toContain('Enrol this device');
  expect((await page('/asset/enrol?language=en')).headers.get('content-language')).toBe('en');
});

test('what somebody writes into the address is text and nothing else', async () => {
  const { text } = await page(`/asset/enrol?tenant=${encodeURIComponent('"><script>alert(1)</script>')}`);
  expect(text).not.toContain('<script>alert');
});

test('the page’s script, style and fonts come from the same place', async () => {
  const { text } = await page('/asset/enrol');
  const [, script = ''] = /src="([^"]+)"/.exec(text) ?? [];
  const [, sheet = ''] = /rel="stylesheet" href="([^"]+)"/.exec(text) ?? [];
  expect((await page(script)).headers.get('content-type')).toContain('text/javascript');
  const style = await page(sheet);
  expect(style.headers.get('content-type')).toContain('text/css');
  expect(style.text).toContain('Noto Sans JP Variable');
});
