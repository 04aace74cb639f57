import { randomUUIDv7 } from 'node:crypto';
import { type TenantId, tenantId } from '@kiban/postgres';
import { beforeEach, expect, test } from 'vitest';
import { addCredential } from '../credentials/add-credential.ts';
import type { Credential } from '../credentials/credential.ts';
import type { Voucher } from '../credentials/voucher.ts';
import { withdrawVouchers } from '../credentials/withdraw-credential.ts';
import { LOGIN_USER, PERSON_USER } from '../login-view/login-view.ts';
import { DISPATCH, MAIL } from '../mails/mail.ts';
import type { CredentialAct } from '../records/credentials.ts';
import { keepPending, type NewRecord, pendingOf } from '../records/record.ts';
import { markCompromised } from '../resets/mark-compromised.ts';
import { PLATFORM_WIDE } from '../store/auth-store.ts';
import { memoryStore } from '../store/testing/memory-store.ts';
import { NOTICE } from './notice.ts';

const [A, B, PLATFORM] = [tenantId(randomUUIDv7()), tenantId(randomUUIDv7()), tenantId(randomUUIDv7())];
const [PERSON, IN_A, IN_B] = [randomUUIDv7(), randomUUIDv7(), randomUUIDv7()];

let store: ReturnType<typeof memoryStore>;
beforeEach(async () => {
  store = memoryStore({ now: Math.floor(Date.now() / 1000) });
  for (const [tenant_id, user_id] of [
    [A, IN_A],
    [B, IN_B],
  ] as const) {
    const known = {
      tenant_id,
      user_id,
      person_id: PERSON,
      status: 'active',
      source: { epoch: 1, version: 1 },
    } as const;
    const user = { ...known, login_id: 'hanako', name: '青葉 花子', email: 'hanako@aoba.example' };
    const references = { person: PERSON };
    await store.put(tenant_id, LOGIN_USER, { id: user_id, data: user, references, expires_at: null });
    await store.put(PLATFORM_WIDE, PERSON_USER, { id: user_id, data: known, references, expires_at: null });
  }
});

const actIn = (tenant_id: TenantId, actor: CredentialAct['actor']): CredentialAct => ({
  ...{ tenant_id, actor, reason: null, request_id: null, at: Date.now() },
  from: { ip_address: '203.0.113.5', browser: 'Firefox' },
});
const themselves = actIn(A, { kind: 'person', id: IN_A });
const administrator = actIn(A, { kind: 'person', id: randomUUIDv7() });
const app = (vouched_by: readonly Voucher[]): Credential => ({
  ...{ type: 'totp', person_id: PERSON, vouched_by, added_at: 0, changes: 1, sealed_seed: '', last_step: 0 },
});
/** What the person is told as the user of a tenant. */
async function toldIn(tenant: TenantId): Promise<unknown[]> {
  const mails = await store.query(tenant, MAIL, 'person', PERSON);
  const notices = await Promise.all(mails.map(({ id }) => store.get(tenant, NOTICE, id)));
  return notices.map((item) => item?.data);
}

test('whoever adds something is told by mail, and from where it was done', async () => {
  await addCredential(store, app([A]), themselves);
  const from = { by: 'themselves', ip_address: '203.0.113.5', browser: 'Firefox' };
  expect(await toldIn(A)).toMatchObject([{ change: { did: 'added', method: 'totp' }, ...from }]);
});

test('of what an administrator takes away the person hears in that company and in no other, and not from where', async () => {
  const id = await addCredential(store, app([A, B]), { ...themselves, quiet: true });
  await withdrawVouchers(store, id, [A], administrator);
  const told = { change: { did: 'removed', method: 'totp' }, by: 'administrator', ip_address: null, browser: null };
  expect([await toldIn(A), await toldIn(B)]).toMatchObject([[told], []]);
});

test('what the operator does is told wherever the person is a user', async () => {
  await addCredential(store, app(['operator']), actIn(PLATFORM, { kind: 'operator', id: 'op' }));
  for (const tenant of [A, B]) expect(await toldIn(tenant)).toMatchObject([{ by: 'operator' }]);
});

test('whose password is said to be known to somebody else is told, and by whom', async () => {
  const kept = { type: 'password', person_id: PERSON, hash: '', added_at: 0, changes: 1 } as const;
  const password = { ...kept, must_change: false, opens_enrolment_until: null, by_mail: false };
  await addCredential(store, { ...password, vouched_by: [A] }, { ...themselves, quiet: true });
  await addCredential(store, { ...password, vouched_by: [B] }, { ...actIn(B, themselves.actor), quiet: true });
  await markCompromised({ store, clock: Date.now }, { tenant_id: A, person_id: PERSON }, administrator);
  expect(await toldIn(A)).toMatchObject([{ change: { did: 'compromised' }, by: 'administrator', ip_address: null }]);
  expect(await toldIn(B)).toEqual([]);
});

test('what is done with something else is told with that', async () => {
  await addCredential(store, app([A]), { ...themselves, quiet: true });
  expect(await toldIn(A)).toEqual([]);
});

test('a record that is kept again after an interruption is told of once', async () => {
  const state = { person_id: PERSON, what: 'factors', delivery: null };
  const reset: NewRecord = {
    ...{ tenant_id: A, aggregate_kind: 'credential_reset', aggregate_id: randomUUIDv7(), version: 1, state },
    ...{ name: 'credential_reset.issued', actor: administrator.actor, request_id: null, at: Date.now() },
  };
  const pending = pendingOf(reset);
  for (let time = 0; time < 3; time += 1) await keepPending(store, pending);
  expect(await toldIn(A)).toMatchObject([{ change: { did: 'factors_reset' } }]);
  expect(await store.query(PLATFORM_WIDE, DISPATCH, 'alternate', 'waiting:ordinary')).toHaveLength(1);
});
