import { expect, test } from 'vitest';
import { securityNotice } from './security-notice.ts';

const words = {
  ...{
    to: 'hanako@aoba.example',
    name: '青葉 花子',
    tenant: '青葉\r\nBcc: x',
    origin: 'https://auth.example',
    timezone: 'Asia/Tokyo',
  },
  ...{ at: Date.parse('2026-04-01T00:30:00Z'), browser: 'Chrome, Windows', ip_address: '203.0.113.5' },
  ...({ change: { did: 'added', method: 'totp' }, by: 'themselves' } as const),
};

test('a notice says what was done, when and from where, in both languages', () => {
  const { text } = securityNotice(words);
  expect(text).toContain('認証手段（認証アプリ）が追加されました。');
  expect(text).toContain('2026-04-01 09:30 JST');
  expect(text).toContain('Chrome, Windows（IP アドレス 203.0.113.5）');
  expect(text).toContain('was added: Authenticator app');
});

test('of what somebody else did it says who, and not from where', () => {
  const { text } = securityNotice({ ...words, by: 'administrator', change: { did: 'factors_reset' } });
  expect(text).toContain('操作した人: 管理者');
  expect(text).toContain('Done by: an administrator');
  expect(text).not.toContain('203.0.113.5');
});

test('a connection is called by its name', () => {
  const change = { did: 'linked', connection_id: 'x' } as const;
  expect(securityNotice({ ...words, change, connection: '青葉 $& ID' }).text).toContain('（青葉 $& ID）');
});

test('a company’s name stays on the line of the subject', () => {
  expect(securityNotice(words).subject).toBe('【青葉 Bcc: x】アカウントの変更のお知らせ / Your account was changed');
});
