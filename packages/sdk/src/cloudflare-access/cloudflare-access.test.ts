import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterEach, expect, test } from 'vitest';
import { cloudflareAccess } from './index.ts';

const TEAM = 'https://kiban-dev.cloudflareaccess.com';
const AUD = '32eafc7626e974616deaf0dc3ce63d7bcbed58a2';
const { privateKey, publicKey } = await generateKeyPair('RS256');
const other = await generateKeyPair('RS256');
const certs = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }], public_certs: [] };
const asked: string[] = [];
let out = false;
const fetchCerts: typeof fetch = async (address) => {
  asked.push(String(address));
  if (out) throw new TypeError('fetch failed');
  return Response.json(certs);
};
const access = (audience: string | string[] = AUD) => cloudflareAccess({ team: TEAM, audience, fetch: fetchCerts });
afterEach(() => {
  out = false;
});

/** As Cloudflare One’s documentation shows an application token. */
async function assertion(changes: JWTPayload = {}, header: object = {}, key = privateKey): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const usual = { aud: [AUD], email: 'hanako@example.com', exp: now + 60, iat: now, nbf: now, iss: TEAM, type: 'app' };
  const claims = { ...usual, identity_nonce: '6ei69kawdKzMIAPF', sub: '7335d417-61da', country: 'JP', ...changes };
  return new SignJWT(JSON.parse(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'RS256', kid: 'one', typ: 'JWT', ...header } as never)
    .sign(key);
}

test('whom Access let in is let in: a person by e-mail address, a service by its token', async () => {
  expect(await access().verify(await assertion())).toMatchObject({ email: 'hanako@example.com', service: null });
  const service = await assertion({ email: undefined, sub: '', common_name: 'e367826f93b8d71185e0.access' });
  expect(await access().verify(service)).toMatchObject({ email: null, service: 'e367826f93b8d71185e0.access' });
  expect(await access(['another', AUD]).verify(await assertion())).toBeDefined();
  expect(new Set(asked)).toEqual(new Set([`${TEAM}/cdn-cgi/access/certs`]));
});

const seconds = Math.floor(Date.now() / 1000);
test.each<[string, () => Promise<string>]>([
  ['of another application', () => assertion({ aud: ['another'] })],
  ['of another team', () => assertion({ iss: 'https://evil.cloudflareaccess.com' })],
  ['of the team’s whole session', () => assertion({ type: 'org' })],
  ['that has expired', () => assertion({ exp: seconds - 60 })],
  ['that never expires', () => assertion({ exp: undefined as never })],
  ['from the future', () => assertion({ nbf: seconds + 60 })],
  ['that names nobody', () => assertion({ email: undefined })],
  ['that another key signed', () => assertion({}, {}, other.privateKey)],
  ['with a key that is unknown', () => assertion({}, { kid: 'two' })],
  ['that is none', async () => 'x'],
])('an assertion %s is refused', async (_, made) => {
  await expect(access().verify(await made())).rejects.toMatchObject({ code: 'assertion_refused' });
});

test('the algorithm is the team’s, whatever the assertion says', async () => {
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${(await assertion()).split('.')[1]}.`;
  await expect(access().verify(unsigned)).rejects.toMatchObject({ code: 'assertion_refused' });
});

test('a team’s address is an https address', () => {
  expect(() => cloudflareAccess({ team: 'http://team.example', audience: AUD })).toThrow(TypeError);
});

test('who comes around Access sees nothing of the product, by node:http', async () => {
  let reached = 0;
  const server = createServer(
    access().listener((_, response) => {
      reached += 1;
      response.end('in');
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const ask = async (headers: Record<string, string>) => (await fetch(`http://127.0.0.1:${port}`, { headers })).status;
  const given = await assertion();
  expect(await ask({})).toBe(403);
  expect(await ask({ 'cf-access-jwt-assertion': 'x' })).toBe(403);
  expect(await ask({ cookie: `CF_Authorization=${given}` })).toBe(403);
  expect(await twice(port, given)).toContain(' 403 ');
  expect(reached).toBe(0);
  expect(await ask({ 'cf-access-jwt-assertion': given })).toBe(200);
  server.close();
});

/** The header twice: one of a stranger’s beside Cloudflare’s. */
function twice(port: number, given: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const header = `cf-access-jwt-assertion: ${given}\r\n`;
  const socket = connect(port, '127.0.0.1', () =>
    socket.end(`GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${header}${header}\r\n`),
  );
  socket.once('data', (data) => resolve(String(data))).once('error', reject);
  return promise;
}

test('who comes around Access sees nothing of the product, by fetch', async () => {
  const guarded = access().fetch(
    (request: Request, tail: string) => new Response(new URL(request.url).pathname + tail),
  );
  expect((await guarded(new Request('http://dev/'), '!')).status).toBe(403);
  const headers = { 'cf-access-jwt-assertion': await assertion() };
  expect(await (await guarded(new Request('http://dev/in', { headers }), '!')).text()).toBe('/in!');
});

test('while the keys cannot be fetched nobody is let in, and told to come again', async () => {
  out = true;
  const headers = { 'cf-access-jwt-assertion': await assertion() };
  const answer = await access().fetch(() => new Response('in'))(new Request('http://dev/', { headers }));
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
});
