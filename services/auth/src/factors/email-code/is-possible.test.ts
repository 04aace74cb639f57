import { expect, test } from 'vitest';
import { expected } from '../../sign-in/demand.ts';
import { isEmailCodePossible } from './is-possible.ts';

test('a code by mail is nothing beside a provider’s word alone, whose account may be that of the mail', () => {
  expect(isEmailCodePossible([expected('identity_provider')], [])).toBe(false);
  expect(isEmailCodePossible([expected('identity_provider'), expected('email_code')], [])).toBe(false);
  expect(isEmailCodePossible([expected('identity_provider'), expected('totp')], [])).toBe(true);
});
