import { randomUUIDv7 } from 'node:crypto';
import { type TenantId, tenantId } from '@kiban/postgres';
import { beforeEach, expect, test } from 'vitest';
import { credentialsOf, isPassword } from '../credentials/credential.ts';
import { withdrawVouchers } from '../credentials/withdraw-credential.ts';
import type { PasswordHasher } from '../factors/password-hasher.ts';
import { importPasswords } from '../legacy-passwords/import-passwords.ts';
import { renewPassword } from '../legacy-passwords/renew-password.ts';
import { LOGIN_USER, loginIdKey } from '../login-view/login-view.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { memoryStore } from '../store/testing/memory-store.ts';
import { easeRefusals } from './ease-refusals.ts';
import { readOlderSystem } from './older-system.ts';

/** Of two classes of work. */
const BCRYPT = '$2b$04$N9qo8uLOickgx2ZMRZoMyefVbZ/q6AKyldKPeOjD1YyUvtuqXWb2G';
const PBKDF2 = 'pbkdf2_sha256$1000$saltsaltsaltsalt$huY1X+cajYwveOX0IrXrWNFqw8GEgMfVxWzXggS2ctM=';
const DAY_MS = 86_400_000;
const [A, B] = [tenantId(randomUUIDv7()), tenantId(randomUUIDv7())];

const hasher = {
  hash: async () => '',
  wrap: async ({ scheme }) => ({ hash: '', legacy: scheme }),
} as Pick<PasswordHasher, 'hash' | 'wrap'> as PasswordHasher;

let store: AuthStore;
let now: number;
const clock = () => now;
beforeEach(() => {
  now = Date.now();
  store = memoryStore({ now: Math.floor(now / 1000) });
});

const act = (tenant_id: TenantId) => ({
  ...{ tenant_id, actor: { kind: 'operator', id: 'op' } as const, reason: null, request_id: null, at: now },
});
/** A user whose password comes from a system before. @returns the person. */
async function imported(tenant_id: TenantId, password_hash: string): Promise<string> {
  const [user_id, person_id] = [randomUUIDv7(), randomUUIDv7()];
  const data = { tenant_id, user_id, person_id, login_id: user_id, name: null, email: null, status: 'active' } as const;
  const references = { person: person_id, alternate: loginIdKey(user_id) };
  const source = { epoch: 1, version: 1 };
  await store.put(tenant_id, LOGIN_USER, { id: user_id, data: { ...data, source }, references, expires_at: null });
  const passwords = [{ line: 1, login_id: user_id, password_hash }];
  const { taken } = await importPasswords(
    { store, hasher, clock },
    { tenant: tenant_id, passwords, dry_run: false },
    act(tenant_id),
  );
  expect(taken).toBe(1);
  return person_id;
}
async function passwordOf(person_id: string) {
  const [password] = (await credentialsOf(store, person_id)).filter(isPassword);
  if (password === undefined) throw new Error('There is no password.');
  return password;
}
const signIn = async (tenant: TenantId, person_id: string) =>
  renewPassword({ store, hasher }, await passwordOf(person_id), { password: 'x', fault: null, share: '' }, act(tenant));
const slowIn = async (tenant: TenantId) => Object.keys((await readOlderSystem(store, tenant)).slow).sort();

test('refusals take as long as before while one imported password that takes as long is left, and no longer', async () => {
  const [first, second, other] = [await imported(A, BCRYPT), await imported(A, BCRYPT), await imported(A, PBKDF2)];
  await imported(B, BCRYPT);
  now += DAY_MS;
  await signIn(A, first);
  await easeRefusals({ store, clock });
  expect(await slowIn(A)).toEqual(['bcrypt 4', 'pbkdf2 sha256 10']);
  await signIn(A, second);
  await easeRefusals({ store, clock });
  expect(await slowIn(A)).toEqual(['pbkdf2 sha256 10']);
  await withdrawVouchers(store, (await passwordOf(other)).id, [A], act(A));
  await easeRefusals({ store, clock });
  expect([await slowIn(A), await slowIn(B)]).toEqual([[], ['bcrypt 4']]);
});

test('a password that is being imported is waited for', async () => {
  await signIn(A, await imported(A, BCRYPT));
  now += DAY_MS - 1;
  await easeRefusals({ store, clock });
  expect(await slowIn(A)).toEqual(['bcrypt 4']);
});

test('an import that begins while it is looked what is left keeps refusals as they were', async () => {
  await signIn(A, await imported(A, BCRYPT));
  now += DAY_MS;
  const query: AuthStore['query'] = async (scope, kind, reference, value, page) => {
    const found = await store.query(scope, kind, reference, value, page);
    if (kind.name === 'credential') await imported(A, BCRYPT);
    return found;
  };
  await easeRefusals({ store: { ...store, query }, clock });
  expect(await slowIn(A)).toEqual(['bcrypt 4']);
});
