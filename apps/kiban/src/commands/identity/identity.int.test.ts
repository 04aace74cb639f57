import { afterAll, beforeAll, expect, test } from 'vitest';
import { CommandLine, freePort } from '../../../testing/command-line.ts';

const port = await freePort();
const kiban = new CommandLine({ KIBAN_HTTP_PORT: String(port) });
const origin = `http://localhost:${port}`;
beforeAll(async () => {
  await kiban.start(['up']).said('Ctrl-C stops everything');
}, 120_000);
afterAll(() => kiban.clean());
const run = (...words: string[]) => kiban.run(words);
/** `NAME=value` lines of an output. */
const variables = (text: string) =>
  Object.fromEntries([...text.matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]));

async function machineToken(client: Record<string, string>): Promise<Response> {
  return fetch(`${origin}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${client.CLIENT_ID}:${client.CLIENT_SECRET}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'directory:read' }),
  });
}
const storesWith = async (token: Response): Promise<number> => {
  const { access_token } = (await token.json()) as { access_token: string };
  const answer = await fetch(`${origin}/directory/v1/stores`, { headers: { authorization: `Bearer ${access_token}` } });
  return ((await answer.json()) as { total: number }).total;
};

test('a machine client is registered, reads its tenant over the API, gets a new secret, and is removed', async () => {
  const added = await run('clients', 'add', '--name', 'Nightly', '--id', 'nightly', '--machine', 'minato');
  expect(added).toMatchObject({ code: 0, err: expect.stringContaining('shown this once') });
  const client = variables(added.out);
  expect(client).toMatchObject({ ISSUER: `${origin}/oidc`, CLIENT_ID: 'nightly', API_URL: origin });
  expect(await storesWith(await machineToken(client))).toBe(15);

  const again = variables((await run('clients', 'secret', 'nightly')).out);
  expect(again.CLIENT_SECRET).not.toBe(client.CLIENT_SECRET);
  expect((await run('clients', 'list')).out).toMatch(/nightly +Nightly +machine/);
  expect((await run('clients', 'list')).out).not.toContain(again.CLIENT_SECRET);
  expect((await run('clients', 'remove', 'nightly')).code).toBe(0);
  expect((await run('clients', 'remove', 'nightly')).err).toContain('[client_unknown]');
}, 60_000);

test('a client that cannot be is refused, and nothing is registered', async () => {
  const refused = await run('clients', 'add', '--name', 'x', '--redirect-uri', 'http://shop.example/cb');
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('[redirect_uri_malformed]') });
  expect((await run('clients', 'add', '--name', 'x')).err).toContain('[redirect_uri_missing]');
  expect((await run('clients', 'list')).out).not.toMatch(/ x /);
}, 60_000);

test('keys are rotated while the platform runs: the new ones are published at once and sign later', async () => {
  const jwks = async () => ((await (await fetch(`${origin}/oidc/jwks`)).json()) as { keys: object[] }).keys.length;
  expect(await jwks()).toBe(2);
  expect((await run('keys', 'rotate')).out).toMatch(/^Made [\w-]+, [\w-]+; they sign from 20/);
  expect((await run('keys', 'list')).out).toMatch(/published, signs soon/);
  await expect.poll(jwks, { timeout: 10_000 }).toBe(4);
}, 60_000);

test('a person is found by login id; resets demand to say how the person was recognised', async () => {
  expect((await run('people', 'list', '--tenant', 'aoba')).out).toMatch(
    /watanabe\.takuya +渡辺 拓也 +administrator +active/,
  );
  const unsaid = await run('people', 'password', 'sato.aoi', '--tenant', 'aoba');
  expect(unsaid.code).toBe(2);
  const reset = await run('people', 'password', 'sato.aoi', '--tenant', 'aoba', '--identity-proof', 'staff card');
  expect(reset.out).toMatch(/^sato\.aoi {2}([a-z0-9]{4}-){3}[a-z0-9]{4}$/m);
  expect((await run('roles', 'give', 'sato.aoi', 'viewer', '--tenant', 'aoba')).out).toContain('sato.aoi: viewer');
  const held = await run('roles', 'ls', '--tenant', 'aoba', '--held', '--format', 'json');
  expect(held.out).toContain('"role":"kiban:viewer"');
  const taken = await run('roles', 'take', 'sato.aoi', 'viewer', '--tenant', 'aoba', '--reason', 'moved');
  expect(taken.out).toContain('Taken from sato.aoi: viewer');
  const suspended = await run('people', 'suspend', 'sato.aoi', '--tenant', 'aoba', '--reason', 'lost card');
  expect(suspended.out).toContain('sato.aoi is suspended');
  expect((await run('history', 'user', 'sato.aoi', '--tenant', 'aoba')).out).toMatch(
    /operator:tester {2}why: lost card/,
  );
  const unknown = await run('people', 'sign-out', 'nobody', '--tenant', 'aoba');
  expect(unknown).toMatchObject({ code: 2, err: expect.stringContaining('nobody with the login id “nobody”') });
}, 60_000);

test('access is ended straight in the auth store, and what sign-in knows is read again from the events', async () => {
  const ended = await run('revoke', '--tenant', 'aoba', '--user', 'watanabe.takuya', '--reason', 'stolen');
  expect(ended.out).toContain('Access has ended; 0 sessions ended one by one.');
  expect((await run('auth', 'rebuild-view')).out).toMatch(/^Read \d{2,} events\.$/m);
}, 60_000);

test('an operator is a person of the platform’s own tenant, named by whoever adds them', async () => {
  const added = await run('operators', 'add', 'oki', '--name', '沖', '--operator', 'hanako');
  expect(added.out).toMatch(/^oki {2}([a-z0-9]{4}-){3}[a-z0-9]{4}$/m);
  expect((await run('operators', 'list')).out).toMatch(/oki +沖 +platform_operator +active/);
  expect((await run('history', 'user', 'oki', '--tenant', 'platform')).out).toContain('operator:hanako');
  await run('operators', 'add', 'two', '--name', '二');
  expect((await run('operators', 'remove', 'oki', '--reason', 'left')).out).toContain('oki has left');
  expect((await run('operators', 'list')).out).not.toContain('oki');
}, 60_000);

test('a tenant ends by its code said twice: nobody gets in within two seconds, no other tenant notices, and it can be resumed', async () => {
  const clientOf = async (tenant: string) =>
    variables((await run('clients', 'add', '--name', 'Nightly', '--id', `of-${tenant}`, '--machine', tenant)).out);
  const [ending, staying] = [await clientOf('minato'), await clientOf('aoba')];
  const { access_token } = (await (await machineToken(ending)).json()) as { access_token: string };
  const storesNow = async () =>
    (await fetch(`${origin}/directory/v1/stores`, { headers: { authorization: `Bearer ${access_token}` } })).status;
  expect(await storesNow()).toBe(200);

  const mistyped = await run('tenants', 'end', 'minato', '--confirm', 'aoba', '--reason', 'contract ended');
  expect(mistyped).toMatchObject({ code: 2, err: expect.stringContaining('Nothing was done') });
  expect((await run('tenants', 'end', 'minato', '--confirm', 'minato')).code).toBe(2);
  expect([await storesNow(), (await machineToken(ending)).status]).toEqual([200, 200]);

  const ended = await run('tenants', 'end', 'minato', '--confirm', 'minato', '--reason', 'contract ended');
  expect(ended.out).toContain('minato has ended');
  expect(await storesNow()).toBe(403);
  await expect.poll(async () => (await machineToken(ending)).status, { timeout: 10_000 }).toBe(400);
  expect(await storesWith(await machineToken(staying))).toBeGreaterThan(0);
  expect((await run('tenants')).out).toMatch(/minato .* ended /);
  const platform = await run('tenants', 'end', 'platform', '--confirm', 'platform', '--reason', 'x');
  expect(platform).toMatchObject({ code: 1, err: expect.stringContaining('[platform_stays]') });
  const again = await run('tenants', 'end', 'minato', '--confirm', 'minato', '--reason', 'x');
  expect(again).toMatchObject({ code: 1, err: expect.stringContaining('[already_closed]') });

  expect((await run('tenants', 'resume', 'minato', '--reason', 'by mistake')).out).toContain('minato goes on');
  await expect.poll(async () => (await machineToken(ending)).status, { timeout: 10_000 }).toBe(200);
  expect(await storesWith(await machineToken(ending))).toBe(15);
}, 90_000);
