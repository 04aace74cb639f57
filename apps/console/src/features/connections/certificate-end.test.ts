import { expect, test } from 'vitest';
import type { Connection } from '../../api/auth-types.ts';
import { certificateEnd, endOf } from './certificate-end.ts';

const NOW = Date.parse('2026-04-01T00:00:00Z');

test('a provider is reached until its last certificate ends, not its first', () => {
  const certificates = ['2027-01-01T00:00:00Z', '2026-05-01T00:00:00Z'].map((not_after) => ({
    ...{ fingerprint: not_after, not_after },
  }));
  const settings = { protocol: 'saml', certificates } as unknown as Connection['settings'];
  expect(certificateEnd({ settings } as Connection)).toBe('2027-01-01T00:00:00Z');
  expect(certificateEnd({ settings: { ...settings, certificates: [] } } as unknown as Connection)).toBeNull();
});

test.each([
  ['2026-03-31T23:59:59Z', 'over'],
  ['2026-04-30T00:00:00Z', 'soon'],
  ['2026-05-02T00:00:00Z', 'later'],
])('a certificate until %s is %s', (at, end) => {
  expect(endOf(at, NOW)).toBe(end);
});
