import { now } from '@kiban/service';
import { expect, test } from 'vitest';
import { refusal, rowOf } from '../testing/state-row.ts';
import { createTenant, renameTenant, type Tenant, tenantEnded, tenantResumed } from './tenant.ts';

const input = { code: 'aoba', name: '青葉', timezone: 'Asia/Tokyo' };
const active: Tenant = { ...input, status: 'active' };

test('a tenant that is created is active', () => {
  expect(createTenant('id', input, now)).toMatchObject({ expected_version: 0, name: 'tenant.created', state: active });
});

test('a renamed tenant keeps its code; the same name is no change', () => {
  const change = renameTenant(rowOf(active), '若葉', now);
  expect(change).toMatchObject({ name: 'tenant.changed', payload: { changed: ['name'] } });
  expect(change?.state).toEqual({ ...active, name: '若葉' });
  expect(renameTenant(rowOf(active), '青葉', now)).toBeNull();
});

test('a time zone that nobody knows is refused, and so is renaming a tenant that there is not', () => {
  expect(refusal(() => createTenant('id', { ...input, timezone: 'Asia/Kyoto' }, now))).toBe('timezone_unknown');
  expect(refusal(() => renameTenant(null, '若葉', now))).toBe('not_found');
});

test('a tenant ends and is resumed with everything as it was, each once; the platform’s own stays', () => {
  const ended: Tenant = { ...active, status: 'ended' };
  expect(tenantEnded(rowOf(active), now)).toMatchObject({ name: 'tenant.ended', state: ended });
  expect(tenantResumed(rowOf(ended), now)).toMatchObject({
    name: 'tenant.resumed',
    state: active,
  });
  expect(refusal(() => tenantEnded(rowOf(ended), now))).toBe('already_closed');
  expect(refusal(() => tenantResumed(rowOf(active), now))).toBe('still_open');
  expect(refusal(() => tenantEnded(rowOf({ ...active, code: 'platform' }), now))).toBe('platform_stays');
  for (const decide of [tenantEnded, tenantResumed]) expect(refusal(() => decide(null, now))).toBe('not_found');
});

test.each(['', 'Aoba', 'a_b', '-a', '青葉', 'a b', 'a'.repeat(64)])('“%s” cannot be the code of a tenant', (code) => {
  expect(refusal(() => createTenant('id', { ...input, code }, now))).toBe('code_malformed');
});

test('the code of the platform’s own tenant is taken', () => {
  expect(refusal(() => createTenant('id', { ...input, code: 'platform' }, now))).toBe('already_exists');
});
