import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import { type Configuration, Provider } from 'oidc-provider';
import { bareAdapters } from './bare-adapter.ts';
import { type BenchSetup, serveForBench } from './serve.ts';

const API = 'urn:kiban:api';

/** oidc-provider alone on the same table: static clients, one key, everybody may everything. */
await serveForBench(async (origin, setup) => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kty: 'EC', alg: 'ES256', use: 'sig', kid: 'bench' };
  const provider = new Provider(`${origin}/oidc`, configurationOf(setup, jwk));
  const callback = provider.callback();
  return (request, response) => {
    const { url = '' } = request;
    if (!url.startsWith('/oidc')) {
      const result = { login: { accountId: randomUUID(), amr: ['pwd', 'otp', 'mfa'], acr: 'urn:kiban:acr:mfa' } };
      return void provider.interactionFinished(request, response, result);
    }
    Object.assign(request, { originalUrl: url, url: url.slice('/oidc'.length) || '/' });
    void callback(request, response);
  };
});

function configurationOf(
  { storeUrl, client_id, secret, redirect_uri }: BenchSetup,
  jwk: { kty: string },
): Configuration {
  const common = { client_secret: secret, id_token_signed_response_alg: 'ES256' as const };
  return {
    adapter: bareAdapters(storeUrl),
    jwks: { keys: [jwk] },
    cookies: { keys: [randomUUID()] },
    clients: [
      { ...common, client_id, redirect_uris: [redirect_uri], grant_types: ['authorization_code', 'refresh_token'] },
      {
        ...common,
        client_id: `${client_id}-machine`,
        redirect_uris: [],
        response_types: [],
        grant_types: ['client_credentials'],
      },
    ],
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => API,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          ...{ scope: 'directory:read', audience: API, accessTokenTTL: 300 },
          ...{ accessTokenFormat: 'jwt' as const, jwt: { sign: { alg: 'ES256' as const } } },
        }),
      },
    },
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        accountId: ctx.oidc.session?.accountId ?? '',
        clientId: ctx.oidc.client?.clientId ?? '',
      });
      grant.addOIDCScope('openid');
      grant.addResourceScope(API, 'directory:read');
      await grant.save();
      return grant;
    },
    findAccount: (_ctx, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    interactions: { url: (_ctx, { uid }) => `/sign-in/${uid}` },
    expiresWithSession: () => false,
    issueRefreshToken: () => true,
    rotateRefreshToken: () => true,
    pkce: { required: () => true },
    ttl: {
      AccessToken: 300,
      ClientCredentials: 300,
      RefreshToken: 7200,
      Grant: 43_200,
      Session: 43_200,
      Interaction: 600,
      IdToken: 300,
    },
  };
}
