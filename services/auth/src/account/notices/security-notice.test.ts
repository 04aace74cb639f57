import { expect, test } from 'vitest';
import { securityNotice } from './security-notice.ts';

const words = {
  ...{ to: 'hanako@aoba.example', name: '青葉 花子', tenant: '青葉\r\nBcc: x', origin: 'https://auth.example' },
  ...{ at: Date.parse('2026-04-01T00:30:00Z'), browser: 'Chrome, Windows', ip_address: '203.0.113.5' },
  change: { did: 'added', method: 'totp' } as const,
};

test('a notice says what was done, when and from where, in the language of whoever did it first', () => {
  const ja = securityNotice({ ...words, language: 'ja' });
  expect(ja.text).toContain('認証手段（認証アプリ）が追加されました。');
  expect(ja.text).toContain('2026-04-01 09:30 JST');
  expect(ja.text).toContain('Chrome, Windows（IP アドレス 203.0.113.5）');
  expect(ja.text.indexOf('追加されました')).toBeLessThan(ja.text.indexOf('was added'));
  const en = securityNotice({ ...words, language: 'en' });
  expect(en.text.indexOf('was added: Authenticator app')).toBeLessThan(en.text.indexOf('追加されました'));
});

test('a company’s name stays on the line of the subject', () => {
  expect(securityNotice({ ...words, language: 'en' }).subject).toBe('青葉 Bcc: x: your account was changed');
});
