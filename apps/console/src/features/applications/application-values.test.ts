import { expect, test } from 'vitest';
import {
  applicationChange,
  applicationValues,
  areKeys,
  authenticationsOf,
  fieldsOf,
  newApplication,
} from './application-values.ts';

const KEYS = '{"keys":[{"kty":"EC"}]}';

test('a program is registered without what only products have', () => {
  const values = { ...applicationValues(null), name: ' 勤怠連携 ', redirect_uris: 'https://left.example' };
  expect(newApplication(values)).toEqual({
    ...{ type: 'machine', name: '勤怠連携', authentication: 'client_secret_basic', api_scopes: ['directory:read'] },
    ...{ profile: 'standard', token_binding: 'none', keys: null },
  });
});

test('a product is registered with its addresses, one a line, and a public one proves itself by nothing', () => {
  const values = {
    ...{ ...applicationValues(null), type: 'public' as const, name: 'POS', client_id: ' pos ' },
    redirect_uris: 'https://pos.example/a\n\n https://pos.example/b ',
  };
  expect(newApplication(values)).toMatchObject({
    ...{ type: 'public', authentication: 'none', client_id: 'pos', backchannel_logout_uri: null, product: null },
    redirect_uris: ['https://pos.example/a', 'https://pos.example/b'],
  });
});

test('keys are a set, or the address of one', () => {
  expect(applicationChange({ keys: KEYS })).toEqual({ keys: { jwks: { keys: [{ kty: 'EC' }] } } });
  expect(applicationChange({ keys: 'https://pos.example/jwks' })).toEqual({
    keys: { jwks_uri: 'https://pos.example/jwks' },
  });
  expect(applicationChange({ keys: ' ' })).toEqual({ keys: null });
  expect([KEYS, '', '{"kty":"EC"}', 'not json'].map(areKeys)).toEqual([true, true, false, false]);
});

test('what a client began as is not among what changes', () => {
  expect(fieldsOf('machine', false)).not.toContain('redirect_uris');
  expect(fieldsOf('confidential', false)).not.toContain('authentication');
  expect(authenticationsOf('public')).toEqual(['none']);
});
