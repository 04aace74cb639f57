import { accessTokenVerifier, followRevocations, machineToken, whoActs } from '@kiban/sdk';
import { requireAccessToken, tokenOf } from '@kiban/sdk/fastify';
import fastify from 'fastify';

const { ISSUER = '', CLIENT_ID = '', CLIENT_SECRET = '', API_URL = '' } = process.env;
const { AUDIENCE = '', APP_ORIGIN = '', PORT = '4200' } = process.env;

const machine = { issuer: ISSUER, client_id: CLIENT_ID, client_secret: CLIENT_SECRET };
const token = machineToken({ ...machine, scope: 'auth:revocations' });
const revocations = followRevocations({ baseUrl: `${API_URL}/auth/v1`, token });
const verifier = accessTokenVerifier({ issuer: ISSUER, audience: AUDIENCE, revocations });

interface Greeting {
  readonly text: string;
  /** Who wrote it, and in whose name if not their own. */
  readonly by: string;
  readonly for: string | null;
}
/** By tenant: it comes from the token, and from nowhere else. */
const greetings = new Map<string, Greeting[]>();
function greetingsOf(request: object): Greeting[] {
  const { tenant_id } = tokenOf(request);
  const found = greetings.get(tenant_id) ?? [];
  greetings.set(tenant_id, found);
  return found;
}

const app = fastify({ forceCloseConnections: true });
app.get('/', async () => ({ following: revocations.current }));

// the page of another origin may ask, and read what is refused (Fetch Standard §3.3)
app.addHook('onRequest', async (request, reply) => {
  if (request.headers.origin !== APP_ORIGIN) return;
  reply.headers({
    'access-control-allow-origin': APP_ORIGIN,
    'access-control-expose-headers': 'WWW-Authenticate',
    vary: 'Origin',
  });
});
app.options('/greetings', async (_request, reply) =>
  reply
    .headers({ 'access-control-allow-methods': 'GET, POST, DELETE', 'access-control-max-age': '600' })
    .header('access-control-allow-headers', 'Authorization, DPoP, Content-Type')
    .code(204)
    .send(),
);

app.get('/greetings', { onRequest: requireAccessToken({ verifier }) }, async (request) => greetingsOf(request));

app.post<{ Body: { text: string } }>(
  '/greetings',
  {
    onRequest: requireAccessToken({ verifier, acr: 'urn:kiban:acr:mfa' }),
    schema: { body: { type: 'object', required: ['text'], properties: { text: { type: 'string', maxLength: 200 } } } },
  },
  async (request, reply) => {
    const { sub, acting_for } = whoActs(tokenOf(request));
    greetingsOf(request).push({ text: request.body.text, by: sub, for: acting_for?.sub ?? null });
    return reply.code(201).send(greetingsOf(request));
  },
);

// what cannot be undone takes a sign-in of the last minute
const fresh = requireAccessToken({ verifier, acr: 'urn:kiban:acr:mfa', maxAgeSeconds: 60 });
app.delete('/greetings', { onRequest: fresh }, async (request, reply) => {
  greetingsOf(request).length = 0;
  return reply.code(204).send();
});

await app.listen({ host: 'localhost', port: Number(PORT) });
process.once('SIGTERM', () => {
  revocations.close();
  void app.close();
});
