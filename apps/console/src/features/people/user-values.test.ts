import { describe, expect, test } from 'vitest';
import type { User } from '../../api/types.ts';
import { isNamedByMail, missingForInvitation, userValues, writableUser } from './user-values.ts';

const user: User = {
  id: 'u1',
  version: 2,
  person_id: 'p1',
  name: '青木 葵',
  kana: null,
  email: 'aoki.aoi@aoba.example',
  staff_number: '00080',
  login_id: 'aoki.aoi',
  roles: [],
  last_signed_in_at: null,
  status: 'active',
  memberships: [],
  valid_from: '2026-04-01T00:00:00Z',
  recorded_at: '2026-04-01T00:00:00Z',
};

describe('the form of a person', () => {
  test('holds nothing as an empty text, and a number as it was written', () => {
    expect(userValues(user)).toMatchObject({ kana: '', staff_number: '00080' });
  });
  test('sends only what was given: emptied fields as null, texts trimmed', () => {
    expect(writableUser({ kana: '', email: ' a@b.example ' })).toEqual({
      kana: null,
      email: 'a@b.example',
    });
    expect(writableUser({ name: ' 青木 葵 ' })).toEqual({ name: '青木 葵' });
  });
});

describe('an invitation', () => {
  test('needs an address to go to and something to sign in with', () => {
    expect(missingForInvitation(user)).toBeNull();
    expect(missingForInvitation({ ...user, email: ' ' })).toBe('email');
    expect(missingForInvitation({ ...user, login_id: null })).toBe('login_id');
  });
});

test('an invitation whose address is the login id needs a code beside it', () => {
  expect(isNamedByMail({ email: 'Aoki@aoba.example', login_id: ' aoki@AOBA.example' })).toBe(true);
  expect(isNamedByMail(user)).toBe(false);
  expect(isNamedByMail({ email: null, login_id: null })).toBe(false);
});
