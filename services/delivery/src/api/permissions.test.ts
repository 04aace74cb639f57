import { expect, test } from 'vitest';
import { mayRead } from './permissions.ts';

const scope = new Set(['openid', 'directory:read']);

test('administrators, viewers and machines may ask when the token’s scope says so, and nobody else', () => {
  expect(['administrator', 'viewer', 'machine'].map((role) => mayRead(scope, role))).toEqual([true, true, true]);
  expect([null, 'constructor', ''].map((role) => mayRead(scope, role))).toEqual([false, false, false]);
  expect(['administrator', 'machine'].map((role) => mayRead(new Set(['directory:write']), role))).toEqual([
    false,
    false,
  ]);
});
