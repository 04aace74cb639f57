import { Secret, TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { lookupCodeOf, newLookupCodes, printed } from './lookup-codes/lookup-code.ts';
import { enrolmentAddress, newSeed, stepOf, totpCodeOf } from './totp/totp.ts';

// RFC 6238 appendix B has 8 digits; ours are their last 6
const rfcSeed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
test.each([
  [59, '287082', 1],
  [1_111_111_109, '081804', 37_037_036],
  [20_000_000_000, '353130', 666_666_666],
])('codes are those of RFC 6238: at %i s %s', (seconds, code, step) => {
  expect(stepOf(rfcSeed, code, seconds * 1000, null)).toBe(step);
});

test('a code of the step before or after is taken, an older or used one is not', () => {
  const now = 1_111_111_109_000;
  const totp = new TOTP({ secret: Secret.fromBase32(rfcSeed) });
  const at = (steps: number) => totp.generate({ timestamp: now + steps * 30_000 });
  expect(stepOf(rfcSeed, at(-1), now, null)).toBe(37_037_035);
  expect(stepOf(rfcSeed, at(1), now, null)).toBe(37_037_037);
  expect(stepOf(rfcSeed, at(-2), now, null)).toBeNull();
  expect(stepOf(rfcSeed, at(2), now, null)).toBeNull();
  expect(stepOf(rfcSeed, at(0), now, 37_037_036)).toBeNull();
  expect(stepOf(rfcSeed, at(-1), now, 37_037_036)).toBeNull();
  expect(stepOf(rfcSeed, at(1), now, 37_037_036)).toBe(37_037_037);
});

test('an authenticator app is told everything in one address', () => {
  const address = new URL(enrolmentAddress(rfcSeed, { issuer: 'Kiban: あおば薬局', account: 'hanako' }));
  expect(address.protocol).toBe('otpauth:');
  expect(Object.fromEntries(address.searchParams)).toMatchObject({ secret: rfcSeed, digits: '6', period: '30' });
  expect(newSeed()).toMatch(/^[A-Z2-7]{32}$/);
});

test('codes are understood as people type them', () => {
  expect(totpCodeOf(' １２３ 456 ')).toBe('123456');
  const codes = newLookupCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) {
    expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{10}$/);
    expect(printed(code)).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    expect(lookupCodeOf(` ${printed(code).replaceAll('0', 'O').replaceAll('1', 'l').replace('-', ' － ')}`)).toBe(code);
  }
});
