import { expect, test } from 'vitest';
import { grantedBy, permissionsOf } from './permissions.ts';

const all = new Set(['openid', 'directory:read', 'directory:write']);

test('an administrator has what the token’s scope gives, a viewer reads, and nobody else has more than themselves', () => {
  expect(permissionsOf(all, 'administrator')).toContain('directory.stores.write');
  expect(permissionsOf(new Set(['directory:read']), 'administrator')).not.toContain('directory.stores.write');
  expect(permissionsOf(all, 'viewer')).toContain('directory.users.read');
  expect(permissionsOf(all, 'viewer').filter((permission) => permission.endsWith('.write'))).toEqual([]);
  expect(permissionsOf(all, null)).toEqual(['directory.self.read']);
  expect(permissionsOf(new Set(['constructor', 'toString']), 'machine')).toEqual(['directory.self.read']);
});

test('a machine has its scope', () => {
  expect(permissionsOf(new Set(['directory:write']), 'machine')).toContain('directory.stores.write');
  expect(permissionsOf(new Set(['directory:write']), 'machine')).not.toContain('directory.stores.read');
});

test('whoever lacks a permission is told what would give it', () => {
  expect(grantedBy('directory.stores.write')).toEqual({ roles: ['administrator'], scope: 'directory:write' });
  expect(grantedBy('directory.stores.read')).toEqual({ roles: ['administrator', 'viewer'], scope: 'directory:read' });
});
