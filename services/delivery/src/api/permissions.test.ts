import { type BuiltInRole, permissionsOf, roleKey } from '@kiban/service';
import { expect, test } from 'vitest';
import { permissions, READ } from './permissions.ts';

const scope = new Set(['openid', 'directory:read']);
const held = (role: BuiltInRole, store_id: string | null = null) => [{ role: roleKey(role), unit_id: null, store_id }];

test('administrators, viewers, auditors and machines may ask when the token’s scope says so, and nobody else', () => {
  for (const who of [held('administrator'), held('viewer'), held('auditor'), 'machine'] as const) {
    expect(permissionsOf(permissions, scope, who)).toEqual([READ]);
    expect(permissionsOf(permissions, new Set(['directory:write']), who)).toEqual([]);
  }
  for (const who of [[], held('store_manager'), held('viewer', 'a store')])
    expect(permissionsOf(permissions, scope, who)).toEqual([]);
});
