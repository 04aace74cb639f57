import type { PlantedTenant } from '@kiban/service/testing';
import { startIdentityProvider } from '@kiban/testing/identity-provider';
import { afterAll, expect, test } from 'vitest';
import { plantUser } from '../api/testing/planted-tenant.ts';
import { testApi } from '../api/testing/test-api.ts';
import { changeConnection } from './change-connection.ts';
import { oidc } from './testing/provider-visit.ts';

const provider = await startIdentityProvider();
afterAll(() => provider.close());
const api = await testApi();
const [east, west] = [await api.plantTenant(), await api.plantTenant()];

interface Shown {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly code: string;
  readonly address: string;
}

async function ask(
  tenant: PlantedTenant,
  method: string,
  path: string,
  {
    version,
    body = {},
    age = 0,
    as = 'administrator',
  }: {
    readonly version?: number;
    readonly body?: object;
    readonly age?: number;
    readonly as?: 'administrator' | 'program';
  } = {},
) {
  const user = as === 'program' ? undefined : tenant.administrator;
  const bearer = { tenant_id: tenant.id, user, scope: 'auth:read auth:write' };
  const token = await api.tokenOf(bearer, { signed_in_ago: age });
  const headers = version === undefined ? {} : { 'if-match': `"${version}"` };
  const sent = method === 'get' ? {} : { body };
  const { status, json, text } = await api.send({ method, path, token, headers, ...sent });
  return { status, text, json: json as Shown };
}

const draft = async (tenant: PlantedTenant, more: object = {}): Promise<Shown> =>
  (await ask(tenant, 'post', '/connections', { body: { ...oidc(provider), ...more } })).json;

/** As if somebody had tried it and it had worked. */
const tested = async (tenant: PlantedTenant, { id }: Shown): Promise<Shown> => {
  const act = { actor: { kind: 'service', id: 'test' }, reason: null, request_id: null, at: Date.now() } as const;
  const to = { status: 'tested', tested_at: Date.now() } as const;
  await changeConnection(api.store, tenant.id, { id, expected_version: 'any' }, act, () => ({
    name: 'connection.tested',
    to,
  }));
  return (await ask(tenant, 'get', `/connections/${id}`)).json;
};
const because = { reason: '導入のため' };

test('a secret that was given is never shown again', async () => {
  const connection = await draft(east);
  expect(connection).toMatchObject({ status: 'draft', settings: { has_secret: true } });
  const shown = await ask(east, 'get', `/connections/${connection.id}`);
  expect(shown.text).not.toContain('provider-secret');
});

test('a secret does not follow to another issuer', async () => {
  const connection = await draft(east);
  const { client_secret: _, ...settings } = oidc(provider).settings as unknown as Record<string, unknown>;
  const kept = await ask(east, 'put', `/connections/${connection.id}`, {
    version: 1,
    body: { ...oidc(provider), settings },
  });
  expect(kept.json.settings).toMatchObject({ has_secret: true });
  const elsewhere = { ...oidc(provider), settings: { ...settings, issuer: 'https://attacker.example' } };
  const moved = await ask(east, 'put', `/connections/${connection.id}`, { version: 2, body: elsewhere });
  expect(moved.json.settings).toMatchObject({ has_secret: false, issuer: 'https://attacker.example' });
});

test('nobody signs in by what was not tested; activating needs a fresh sign-in', async () => {
  const connection = await draft(east);
  const path = `/connections/${connection.id}/activate`;
  const untested = await ask(east, 'post', path, { version: 1, body: because });
  expect([untested.status, untested.json.code]).toEqual([409, 'connection_untested']);
  const { version } = await tested(east, connection);
  const stale = await ask(east, 'post', path, { version, body: because, age: 600 });
  expect([stale.status, stale.json.code]).toEqual([401, 'authentication_too_old']);
  expect((await ask(east, 'post', path, { version, body: because })).json).toMatchObject({ status: 'active' });
});

test('what is tested and then changed is a draft again; a new name changes nothing', async () => {
  const connection = await tested(east, await draft(east));
  const path = `/connections/${connection.id}`;
  const { client_secret: _, ...settings } = oidc(provider).settings as unknown as Record<string, unknown>;
  const fields = { ...oidc(provider), settings };
  const renamed = await ask(east, 'put', path, {
    version: connection.version,
    body: { ...fields, name: '新しい名前' },
  });
  expect(renamed.json.status).toBe('tested');
  const mapping = { subject: 'employee_number', login_id: null, name: 'name', email: 'email' };
  const changed = await ask(east, 'put', path, { version: renamed.json.version, body: { ...fields, mapping } });
  expect(changed.json).toMatchObject({ status: 'draft', tested_at: null });
});

test('an active connection is not removed, and a link to set it up opens nothing any more', async () => {
  const connection = await tested(east, await draft(east));
  const path = `/connections/${connection.id}`;
  expect((await ask(east, 'post', `${path}/set-up-links`, { body: because })).json.address).toContain('/set-up/');
  const active = await ask(east, 'post', `${path}/activate`, { version: connection.version, body: because });
  expect((await ask(east, 'post', `${path}/set-up-links`, { body: because })).json.code).toBe('still_open');
  const { version } = active.json;
  expect((await ask(east, 'delete', path, { body: because })).json.code).toBe('connection_in_use');
  expect((await ask(east, 'post', `${path}/suspend`, { version, body: because })).status).toBe(200);
  expect((await ask(east, 'delete', path, { body: because })).status).toBe(200);
  expect((await ask(east, 'get', path)).status).toBe(404);
});

test('metadata that are none are refused in words', async () => {
  const settings = { protocol: 'saml', metadata: '<html/>', metadata_address: null };
  const refused = await ask(east, 'post', '/connections', { body: { ...oidc(provider), settings } });
  expect([refused.status, refused.json.code]).toEqual([400, 'validation_failed']);
  const good = await draft(east, { settings: { ...settings, metadata: provider.metadata() } });
  expect(good.settings).toMatchObject({
    entity_id: provider.entity_id,
    certificates: [{ fingerprint: expect.any(String) }],
  });
});

test('a subject is one user’s, and a user is one subject’s', async () => {
  const connection = await draft(east);
  const path = `/connections/${connection.id}/identities`;
  const [one, other] = [
    await plantUser(api.store, east.id, { marker: east.marker }),
    await plantUser(api.store, east.id, { marker: east.marker }),
  ];
  const link = (subject: string, user_id: string) =>
    ask(east, 'post', path, { body: { ...because, subject, user_id } });
  const linked = await link('s-1', one.id);
  expect(linked.status).toBe(201);
  expect((await link('s-1', other.id)).json.code).toBe('identity_taken');
  expect((await link('s-2', one.id)).json.code).toBe('identity_taken');
  const foreign = await plantUser(api.store, west.id, { marker: west.marker });
  expect((await link('s-3', foreign.id)).json.code).toBe('reference_unknown');
  expect((await ask(east, 'delete', `${path}/${linked.json.id}`, { body: because })).status).toBe(200);
  expect((await link('s-1', other.id)).status).toBe(201);
});

test('who of a provider is whom is said by a person, not by a program, and not while it is unknown which provider it is', async () => {
  const { id: user_id } = await plantUser(api.store, east.id, { marker: east.marker });
  const body = { ...because, subject: 's-9', user_id };
  const { id } = await draft(east);
  const refused = await ask(east, 'post', `/connections/${id}/identities`, { body, as: 'program' });
  expect([refused.status, refused.json.code]).toEqual([403, 'permission_missing']);
  const empty = await draft(east, { settings: { protocol: 'saml', metadata_address: 'https://idp.example/metadata' } });
  const early = await ask(east, 'post', `/connections/${empty.id}/identities`, { body });
  expect([early.status, early.json.code]).toEqual([409, 'connection_incomplete']);
});

test('giving up a domain takes a fresh sign-in, as giving its people another way does', async () => {
  const claim = { ...because, domain: `d${east.id.slice(-12)}.example`, connection_id: null };
  const { id } = (await ask(east, 'post', '/domains', { body: claim })).json;
  const stale = await ask(east, 'delete', `/domains/${id}`, { body: because, age: 600 });
  expect([stale.status, stale.json.code]).toEqual([401, 'authentication_too_old']);
  expect((await ask(east, 'delete', `/domains/${id}`, { body: because })).status).toBe(200);
});

test('another tenant sees and changes nothing of a connection', async () => {
  const connection = await draft(east);
  const path = `/connections/${connection.id}`;
  const tries = [
    await ask(west, 'get', path),
    await ask(west, 'put', path, { version: 1, body: oidc(provider) }),
    await ask(west, 'delete', path, { body: because }),
    await ask(west, 'post', `${path}/test`),
    await ask(west, 'post', `${path}/activate`, { version: 1, body: because }),
    await ask(west, 'post', `${path}/set-up-links`, { body: because }),
    await ask(west, 'get', `${path}/identities`),
  ];
  expect(tries.map(({ status }) => status)).toEqual(tries.map(() => 404));
});
