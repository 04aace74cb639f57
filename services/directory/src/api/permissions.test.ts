import { type BuiltInRole, type HeldRole, permissionsOf, roleKey, scopesOf } from '@kiban/service';
import { expect, test } from 'vitest';
import { permissions } from './permissions.ts';

const ALL = ['openid', 'directory:read', 'directory:write'];
const held = (role: BuiltInRole, store_id: string | null = null): HeldRole[] => [
  { role: roleKey(role), unit_id: null, store_id },
];
const given = (roles: readonly HeldRole[] | 'machine', scope = ALL) =>
  permissionsOf(permissions, new Set(scope), roles);
const everybodys = given([]);

test('an administrator has what the token’s scope gives, a viewer reads, and nobody else has more than everybody', () => {
  expect(given(held('administrator'))).toContain('directory.stores.write');
  expect(given(held('administrator'), ['directory:read'])).not.toContain('directory.stores.write');
  expect(given(held('viewer'))).toContain('directory.users.read');
  const changing = given(held('viewer')).filter((permission) => permission.endsWith('.write'));
  expect(changing.filter((permission) => !everybodys.includes(permission))).toEqual([]);
  expect(everybodys).toContain('directory.self.read');
  expect(everybodys.filter((permission) => permissions[permission].roles.length > 0)).toEqual([]);
  expect(given('machine', ['constructor', 'toString'])).toEqual(everybodys);
});

test('a role held at a place gives what can be held at a place, and nothing of the whole tenant', () => {
  const there = given(held('viewer', 'store'));
  expect(there).toContain('directory.stores.read');
  expect(there).not.toContain('directory.corporations.read');
  expect(given(held('viewer'))).toContain('directory.corporations.read');
  expect(given(held('administrator', 'store'))).not.toContain('directory.stores.write');
});

test('a role of a product gives nothing of Kiban', () => {
  expect(given([{ role: 'administrator', unit_id: null, store_id: null }])).toEqual(everybodys);
  expect(given([{ role: 'reception:administrator', unit_id: null, store_id: null }])).toEqual(everybodys);
});

test('a machine has its scope', () => {
  expect(given('machine', ['directory:write'])).toContain('directory.stores.write');
  expect(given('machine', ['directory:write'])).not.toContain('directory.stores.read');
  expect(given('machine', ['directory:write'])).not.toContain('directory.manifests.write');
  expect(given('machine', ['directory:manifests'])).toContain('directory.manifests.write');
});

test('what only machines have, nobody has by a role, whatever the token says', () => {
  expect(given(held('administrator'), [...ALL, 'directory:manifests'])).not.toContain('directory.manifests.write');
});

test('reading and changing are scopes of their own', () => {
  expect(scopesOf(permissions, 'directory.stores.write')).toEqual(['directory:write']);
  expect(scopesOf(permissions, 'directory.stores.read')).toEqual(['directory:read']);
  expect(scopesOf(permissions, 'directory.self.read')).toEqual([]);
});
