import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { Provider } from 'oidc-provider';

/** A sign-in service that signs everybody in without a question: what the console needs of one, over real HTTP. */
export interface TestProvider {
  readonly issuer: string;
  /** How often tokens were renewed. */
  refreshes(): number;
  /** Ends every grant: refreshing is refused from then on. */
  endGrants(): void;
  /** A logout token of that session, with some of it replaced. */
  logoutToken(claims?: JWTPayload, typ?: string): Promise<string>;
  /** Refuses connections until `start`. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

export const CLIENT = { client_id: 'console', client_secret: 'a-secret-of-the-console-for-tests-only' };

/** `accessTokenSeconds`: how long an access token is good for. */
export async function testProvider(origin: string, accessTokenSeconds: number): Promise<TestProvider> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  let port = await listen(createServer(), 0, true);
  const issuer = `http://127.0.0.1:${port}`;
  let ended = false;
  let refreshes = 0;
  let sid = '';
  const provider = new Provider(issuer, {
    clients: [
      {
        ...CLIENT,
        id_token_signed_response_alg: 'ES256',
        grant_types: ['authorization_code', 'refresh_token'],
        redirect_uris: [`${origin}/session/callback`],
        post_logout_redirect_uris: [`${origin}/`],
        backchannel_logout_uri: `${origin}/session/back-channel-logout`,
        backchannel_logout_session_required: true,
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: 'test' }] },
    cookies: { keys: ['cookie-key-for-tests'] },
    scopes: ['openid', 'profile', 'offline_access', 'directory:read', 'directory:write'],
    extraParams: ['tenant'],
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    ttl: {
      AccessToken: accessTokenSeconds,
      Interaction: 600,
      Session: 600,
      Grant: 600,
      IdToken: 600,
      RefreshToken: 600,
    },
    findAccount: (_, accountId) => ({ accountId, claims: async () => ({ sub: accountId }) }),
    issueRefreshToken: async () => true,
    rotateRefreshToken: true,
    loadExistingGrant: async (context) => {
      const { client, session } = context.oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile offline_access directory:read directory:write');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  const serve = (): Server =>
    createServer(async (request, response) => {
      if (request.url?.startsWith('/interaction/')) {
        await provider.interactionFinished(request, response, { login: { accountId: 'person-1' } });
        return;
      }
      if (request.url === '/token' && ended) {
        response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"invalid_grant"}');
        return;
      }
      await answer(request, response);
    });
  provider.on('grant.success', (context) => {
    if (context.oidc.params?.grant_type === 'refresh_token') refreshes += 1;
    else sid = context.oidc.entities.AuthorizationCode?.sid ?? '';
  });
  let server = serve();
  port = await listen(server, port, false);
  return {
    issuer,
    refreshes: () => refreshes,
    endGrants: () => {
      ended = true;
    },
    logoutToken: (claims = {}, typ = 'logout+jwt') =>
      new SignJWT({
        ...{ iss: issuer, aud: CLIENT.client_id, sub: 'person-1', sid, jti: crypto.randomUUID() },
        ...{ events: { 'http://schemas.openid.net/event/backchannel-logout': {} } },
        ...claims,
      })
        .setProtectedHeader({ alg: 'ES256', kid: 'test', typ })
        .setIssuedAt()
        .setExpirationTime('2m')
        .sign(privateKey),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    start: async () => {
      server = serve();
      await listen(server, port, false);
    },
  };
}

async function listen(server: Server, port: number, release: boolean): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const taken = (server.address() as AddressInfo).port;
  if (release) await new Promise((resolve) => server.close(resolve));
  return taken;
}
