import { tenantId } from '@kiban/postgres';
import { expect, test } from 'vitest';
import { attemptOf } from './attempt.ts';
import type { Asker } from './parts.ts';

const asker = { network: '192.0.2.1' } as Asker;
const [aoba, midori] = [
  tenantId('0198c5a2-0000-7000-8000-00000000000a'),
  tenantId('0198c5a2-0000-7000-8000-00000000000b'),
];
const tenant = { tenant_id: aoba, code: 'aoba', name: 'あおば薬局' };
const terminal = { tenant_id: aoba, device_id: 'd', store_id: 's', key_thumbprint: 'thumb', at: 0 };
const who = { tenant, login_id: 'Hanako', user_id: 'u', known_device: null, terminal: null };

test('a terminal of the company whose key was proven is a known device; one of another company is not', () => {
  expect(attemptOf(asker, { ...who, terminal }).known_device).toBe('terminal:thumb');
  expect(attemptOf(asker, { ...who, terminal: { ...terminal, tenant_id: midori } }).known_device).toBeNull();
});

test('tries count by login id, whoever that is; people without one have each a count of their own', () => {
  expect(attemptOf(asker, who).account).toBe(attemptOf(asker, { ...who, login_id: 'hanako', user_id: 'v' }).account);
  const [one, other] = ['u', 'v'].map((user_id) => attemptOf(asker, { ...who, login_id: '', user_id }).account);
  expect(one).not.toBe(other);
});
