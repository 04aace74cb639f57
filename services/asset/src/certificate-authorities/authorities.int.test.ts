import { createPrivateKey, randomUUIDv7 } from 'node:crypto';
import { tenantId } from '@kiban/postgres';
import { expect, test } from 'vitest';
import { certificateRequest } from '../testing/certificate-requests.ts';
import { any, certifiedTenant, KEYS } from '../testing/certified-tenant.ts';
import { plantRole, plantUser } from '../testing/planted-directory.ts';
import { testApi } from '../testing/test-api.ts';
import { operator } from '../testing/test-asset.ts';
import { makeAuthority } from '../x509/make-authority.ts';
import { openAuthorityKey } from './authority-keys.ts';
import { changeAuthority } from './change-authority.ts';
import { importAuthority } from './import-authority.ts';
import { openSigner } from './open-signer.ts';
import { findAuthority } from './read-authorities.ts';
import { retireAuthority } from './retire-authority.ts';

const api = await testApi();
const { database } = api;
const [tenant, foreign] = [await certifiedTenant(api), await certifiedTenant(api)];
const elsewhere = (more: object = {}) =>
  makeAuthority({
    ...{ name: 'Legacy', organization: 'Vendor', key_type: 'P-384', validity_days: 400, now: new Date() },
    ...more,
  });

test('an authority is taken over with its key, and one that signs elsewhere without', async () => {
  const { certificate_pem, private_key_pem } = await elsewhere();
  const bring = (name: string, key: string | null, of = tenant) =>
    importAuthority(of.parts, of.id, operator, { name, certificates_pem: certificate_pem, private_key_pem: key });
  const { id } = await bring('取り込み', private_key_pem);
  expect(await findAuthority(database, tenant.id, id, null)).toMatchObject({
    ...{ name: '取り込み', source: 'imported', status: 'active', certificate_count: 0, chain_pem: null },
  });
  const issued = await tenant.issue(await tenant.device(), { authority_id: id });
  expect(await tenant.certificate(issued)).toMatchObject({ authority_id: id });
  // the same one again, and a name that another one has
  await expect(bring('二度目', private_key_pem)).rejects.toMatchObject({ code: 'key_taken' });
  const sameName = { name: '取り込み', ...(await elsewhere()) };
  const again = importAuthority(tenant.parts, tenant.id, operator, {
    ...sameName,
    certificates_pem: sameName.certificate_pem,
  });
  await expect(again).rejects.toMatchObject({ constraint: 'certificate_authority_name' });
  const { id: outside } = await bring('外部', null, foreign);
  expect(await findAuthority(database, foreign.id, outside, null)).toMatchObject({ source: 'external' });
  await expect(openSigner(foreign.parts, foreign.id, outside)).rejects.toMatchObject({ code: 'authority_cannot_sign' });
  expect(await findAuthority(database, foreign.id, id, null)).toBeNull();
});

test('a key that is not the certificate’s is not taken', async () => {
  const [one, other] = [await elsewhere(), await elsewhere()];
  const mixed = importAuthority(tenant.parts, tenant.id, operator, {
    ...{ name: '混ざったもの', certificates_pem: one.certificate_pem, private_key_pem: other.private_key_pem },
  });
  await expect(mixed).rejects.toMatchObject({
    status: 400,
    errors: [{ pointer: '/private_key_pem', code: 'key_mismatch' }],
  });
});

test('a sealed key opens for its own authority of its own tenant, and for no other', async () => {
  const sealedOf = async (authority_id: string) => {
    const sql = 'select sealed from asset.authority_key where authority_id = $1';
    const [row] = await api.plant<{ sealed: string }>(sql, [authority_id]);
    return row?.sealed ?? '';
  };
  const [own, theirs] = [await sealedOf(tenant.authority_id), await sealedOf(foreign.authority_id)];
  const open = (of: string, authority_id: string, sealed: string) =>
    openAuthorityKey(KEYS, tenantId(of), authority_id, sealed);
  expect(createPrivateKey(await open(tenant.id, tenant.authority_id, own)).type).toBe('private');
  const refused = { code: 'sealed_malformed' };
  await expect(open(tenant.id, tenant.authority_id, theirs)).rejects.toMatchObject(refused);
  await expect(open(foreign.id, tenant.authority_id, own)).rejects.toMatchObject(refused);
  await expect(open(tenant.id, foreign.authority_id, own)).rejects.toMatchObject(refused);
  await expect(openSigner(tenant.parts, tenant.id, foreign.authority_id)).rejects.toMatchObject({
    code: 'reference_unknown',
  });
  // put in the other's place by somebody who can write to the database
  const other = await certifiedTenant(api);
  await api.plant('update asset.authority_key set sealed = $1 where authority_id = $2', [own, other.authority_id]);
  await expect(other.issue(await other.device())).rejects.toMatchObject(refused);
});

test('no private key stands in an answer, an event, a history, a log line or anywhere unsealed', async () => {
  const user = await plantUser(api, tenant.id, '花子');
  await plantRole(api, tenant.id, user, 'kiban:administrator');
  const token = await api.tokenOf({ tenant_id: tenant.id, user, scope: 'asset:read asset:write' });
  const post = (path: string, body: object) =>
    api.send({ method: 'post', path, token, body, headers: { 'idempotency-key': randomUUIDv7() } });
  const made = await elsewhere({ name: 'Planted' });
  const brought = { certificates_pem: made.certificate_pem, private_key_pem: made.private_key_pem };
  const answers = [
    await post('/certificate-authorities/import', { name: '植え込み', ...brought }),
    await post('/certificate-authorities/import', { name: '植え込み', ...brought }),
    await post('/certificate-authorities/import', { name: '誤り', ...brought, surprise: true }),
    await post('/certificate-authorities/import', { name: '誤り', ...brought, certificates_pem: made.private_key_pem }),
    await post('/certificate-authorities/import', {
      ...{ name: '誤り', ...brought, certificates_pem: (await elsewhere()).certificate_pem },
    }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([201, 409, 400, 400, 400]);
  const { id } = (answers[0] as (typeof answers)[number]).json as { id: string };
  for (const path of ['', `/${id}`, `/${id}/history`])
    answers.push(await api.send({ method: 'get', path: `/certificate-authorities${path}`, token }));
  const { csr } = await certificateRequest();
  answers.push(await post('/certificates', { device_id: await tenant.device(), csr, authority_id: id }));
  expect(answers.at(-1)?.status).toBe(201);

  // base64 of the private number alone, as PKCS #8 and as JWK have it, and any of its lines
  const jwk = createPrivateKey(made.private_key_pem).export({ format: 'jwk' });
  const lines = made.private_key_pem.split('\n').slice(1, -2);
  const secrets = [String(jwk.d), ...lines, 'BEGIN PRIVATE KEY'];
  const tables = await api.plant<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const rows = [];
  for (const { name } of tables)
    rows.push(
      ...(await api.plant<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t`)).map(({ row }) => row),
    );
  expect(rows.some((row) => row.includes(id))).toBe(true);
  const everything = [...rows, ...api.log, ...answers.map(({ text }) => text)].join('\n').replaceAll('\\n', '\n');
  expect(secrets.filter((secret) => everything.includes(secret))).toEqual([]);
});

test('a retired authority is neither renamed nor retired again, and another tenant’s is not there', async () => {
  const other = await certifiedTenant(api);
  const changes = (id: string, of = other) => [
    changeAuthority(database, of.id, operator, { ...any(id), fields: { name: '新名' } }),
    retireAuthority(database, of.id, operator, any(id)),
  ];
  const codesOf = async (id: string) =>
    (await Promise.allSettled(changes(id))).map((each) => (each.status === 'rejected' ? each.reason.code : 'done'));
  expect(await codesOf(tenant.authority_id)).toEqual(['not_found', 'not_found']);
  await retireAuthority(database, other.id, operator, any(other.authority_id));
  expect(await codesOf(other.authority_id)).toEqual(['already_closed', 'already_closed']);
  expect(await findAuthority(database, other.id, other.authority_id, null)).toMatchObject({
    status: 'retired',
    version: 2,
  });
});
