import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { whoActs } from '../access/who-acts.ts';
import { accessTokenVerifier } from '../token/access-token-verifier.ts';
import { testIssuer } from './index.ts';

const TENANT = '0198c5a2-0000-7000-8000-000000000001';
const USER = '0198c5a2-0000-7000-8000-000000000002';
const who = { tenant_id: TENANT, user_id: USER };

test('a product’s test makes a token for anybody, and its verifier accepts it', async () => {
  const { token, verifier } = await testIssuer();
  const claims = await verifier.verify(await token({ ...who, scope: 'orders:read' }));
  expect(claims).toMatchObject({ ...who, scope: 'orders:read', acr: 'urn:kiban:acr:mfa' });
});

test('a token of a program has no user; one of support names who looks, and no sign-in', async () => {
  const { machineToken, supportToken, verifier } = await testIssuer();
  const program = await verifier.verify(await machineToken({ tenant_id: TENANT, client_id: 'reports' }));
  expect(whoActs(program)).toMatchObject({ kind: 'program', sub: 'reports', acting_for: null });
  const staff = { sub: 'staff', tenant_id: '0198c5a2-0000-7000-8000-00000000000a', user_id: USER };
  const support = await verifier.verify(await supportToken(who, staff));
  expect(whoActs(support)).toMatchObject({ kind: 'support', sub: 'staff', acting_for: { user_id: USER } });
  expect(support.acr).toBeUndefined();
});

test('what is wrong with a token can be said: expired, revoked, of another issuer', async () => {
  const { token, verifier, verifierWith } = await testIssuer();
  await expect(verifier.verify(await token({ ...who, exp: 1 }))).rejects.toMatchObject({ code: 'token_expired' });
  const revoking = verifierWith({ revocations: { isRevoked: () => true } });
  await expect(revoking.verify(await token(who))).rejects.toMatchObject({ code: 'token_revoked' });
  const other = await testIssuer();
  await expect(verifier.verify(await other.token(who))).rejects.toMatchObject({ code: 'key_unknown' });
});

test('a product in another process finds the keys at an address', async () => {
  const served = await (await testIssuer()).serve();
  const { issuer } = served;
  const token = await served.sign({ sub: 'a', client_id: 'b', tenant_id: TENANT });
  expect(await accessTokenVerifier({ issuer }).verify(token)).toMatchObject({ tenant_id: TENANT });
  await served.close();
});

test('it cannot be loaded in production', async () => {
  const code = `await import(${JSON.stringify(import.meta.resolve('./index.ts'))})`;
  const load = (NODE_ENV: string) =>
    promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], { env: { NODE_ENV } });
  await expect(load('production')).rejects.toMatchObject({ stderr: expect.stringContaining('NODE_ENV=production') });
  await load('test');
});
