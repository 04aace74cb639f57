import { hkdfSync } from 'node:crypto';
import { clientAddress, networkOf } from '@kiban/http';
import type { CertificateSource } from '@kiban/sdk';
import { type Adapter, type Configuration, errors, type KoaContextWithOIDC } from 'oidc-provider';
import type { KeyRing } from '../keys/key-ring.ts';
import type { SessionEvents } from '../sessions/session-events.ts';
import type { AuthStore } from '../store/auth-store.ts';
import type { Throttle } from '../throttling/throttle.ts';
import { accountsOf, CLAIMS } from './account.ts';
import { ACR_VALUES } from './acr.ts';
import { adapterOf } from './adapter.ts';
import { ADAPTER_MODELS } from './adapter-models.ts';
import { apiResource, defaultResource } from './api-resource.ts';
import { clientAdapter } from './client-adapter.ts';
import { clientCertificate } from './client-certificate.ts';
import { OWN_METADATA } from './client-metadata.ts';
import { cookies } from './cookies.ts';
import { confirmDeviceAddress } from './device-flow/confirm-device.ts';
import { DEVICE_CODE_SECONDS, deviceCodeAdapter } from './device-flow/device-code.ts';
import { renderDeviceDone, renderUserCode } from './device-flow/device-pages.ts';
import { DEVICE_PROMPT, withDevicePrompt } from './device-flow/device-prompt.ts';
import type { People } from './interaction.ts';
import { signInAddress } from './interactions.ts';
import { ACCESS_TOKEN_SECONDS, accessTokenSeconds, lifetimes } from './lifetimes.ts';
import { mayIntrospect } from './may-introspect.ts';
import { grantIn } from './models.ts';
import { renderError, renderSignedOut } from './pages.ts';
import { IDENTITY_SCOPES } from './scopes.ts';
import { signOutSource } from './sign-out.ts';
import type { OwnToken } from './structured-tokens/own-token.ts';
import {
  type StructuredTokenParts,
  withoutStructuredTokens,
  withStructuredTokens,
} from './structured-tokens/structured-token.ts';
import { signInPolicy, tenantGrants } from './tenant-grant.ts';
import { withTerminalPrompt } from './terminal-prompt.ts';
import { tokenClaims } from './token-claims.ts';

export interface ProtocolParts {
  /** Where browsers reach this server: `https://auth.example`. */
  readonly origin: string;
  readonly store: AuthStore;
  readonly people: People;
  readonly events: SessionEvents;
  /** Seconds since 1970. */
  readonly now: () => number;
  /** Of codes that people type (RFC 8628 §5.1). */
  readonly throttle: Throttle;
  /** How many reverse proxies of our own stand in front; 0: the address of the connection counts. */
  readonly trustedProxyHops: number;
  readonly certificateSource: CertificateSource;
  /** Fetches the keys of clients: whoever registers a client may write any address. */
  readonly outside: typeof fetch;
  /** Whether access by a token of ours has ended before the token. */
  readonly revoked: (token: OwnToken) => boolean | Promise<boolean>;
  /** Ends access by a token of ours. */
  readonly revoke: (token: OwnToken) => Promise<void>;
}

/** What oidc-provider is to do: OAuth 2.1's flows and nothing older (RFC 9700). */
export function configurationOf(parts: ProtocolParts, keys: KeyRing, tokens: StructuredTokenParts): Configuration {
  const { store, people, events, now } = parts;
  const clients = clientAdapter(store);
  const addressOf = (ctx: KoaContextWithOIDC): string =>
    clientAddress(ctx.req.socket.remoteAddress, ctx.get('x-forwarded-for'), parts.trustedProxyHops);
  const deviceCodes = {
    store,
    throttle: parts.throttle,
    now,
    networkOf: (ctx: KoaContextWithOIDC) => networkOf(addressOf(ctx)),
  };
  return {
    adapter: (name: string) => {
      if (name === 'Client') return clients;
      if (name === 'DeviceCode') return deviceCodeAdapter(deviceCodes);
      const model = ADAPTER_MODELS[name];
      if (model === undefined) throw new Error(`Nothing of kind ${name} is kept: its feature is off.`);
      return lookedUpIn(name, adapterOf(store, model, now), tokens);
    },
    jwks: { keys: keys.signing.map((key) => ({ ...key, kty: key.kty ?? '' })) },
    cookies: cookies(new URL(parts.origin), keys),
    acrValues: [...ACR_VALUES],
    scopes: [...IDENTITY_SCOPES],
    claims: CLAIMS,
    responseTypes: ['code'],
    clientAuthMethods: [
      'client_secret_basic',
      'client_secret_post',
      'private_key_jwt',
      'self_signed_tls_client_auth',
      'none',
    ],
    // FAPI 2.0 Security Profile §5.4.1, for everybody
    enabledJWA: { clientAuthSigningAlgValues: ['ES256', 'PS256'], dPoPSigningAlgValues: ['ES256', 'PS256', 'Ed25519'] },
    extraClientMetadata: { properties: OWN_METADATA },
    extraParams: { tenant: checkTenant },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      claimsParameter: { enabled: true },
      // a nonce of ours in every proof, so that none can be made in advance (RFC 9449 §8)
      dPoP: { enabled: true, nonceSecret: nonceSecretOf(keys), requireNonce: () => true },
      mTLS: {
        enabled: true,
        selfSignedTlsClientAuth: true,
        certificateBoundAccessTokens: true,
        getCertificate: (ctx) => clientCertificate(ctx.req, parts.certificateSource),
      },
      fapi: { enabled: true, profile: (_ctx, client) => (client?.profile === 'fapi2' ? '2.0' : undefined) },
      deviceFlow: {
        enabled: true,
        deviceInfo: (ctx) => ({ ip: addressOf(ctx), ua: ctx.get('user-agent').slice(0, 200) }),
        userCodeInputSource: renderUserCode,
        // nothing is asked before the person is known: `withDevicePrompt`
        userCodeConfirmSource: (ctx, form) => renderUserCode(ctx, form),
        successSource: renderDeviceDone,
      },
      clientCredentials: { enabled: true },
      introspection: { enabled: true, allowedPolicy: (_ctx, client, token) => mayIntrospect(client, token) },
      revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
      pushedAuthorizationRequests: { enabled: true },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: signOutSource(events),
        postLogoutSuccessSource: renderSignedOut,
      },
      resourceIndicators: {
        enabled: true,
        defaultResource,
        getResourceServerInfo: async (ctx, indicator, client) => {
          const resource = await apiResource(ctx, indicator, client);
          const seconds = resource.accessTokenTTL ?? ACCESS_TOKEN_SECONDS;
          return { ...resource, accessTokenTTL: accessTokenSeconds(grantIn(ctx), seconds, now()) };
        },
        useGrantedResource: () => true,
      },
    },
    findAccount: accountsOf(people),
    loadExistingGrant: tenantGrants({ store, people, now }, events),
    extraTokenClaims: tokenClaims(people.tenantIsActive),
    interactions: {
      policy: withDevicePrompt(withTerminalPrompt(signInPolicy(now))),
      url: (_ctx, { uid, prompt }) => (prompt.name === DEVICE_PROMPT ? confirmDeviceAddress(uid) : signInAddress(uid)),
    },
    // sessions end by endSessions, which removes what came from them: looking the session up each time adds nothing
    expiresWithSession: () => false,
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    // FAPI 2.0 Security Profile §5.3.2.1: no rotation; such tokens are bound to a key
    rotateRefreshToken: (ctx) => ctx.oidc.client?.profile !== 'fapi2',
    clientBasedCORS: (_ctx, origin, client) =>
      client.clientAuthMethod === 'none' &&
      (client.redirectUris ?? []).some((address) => new URL(address).origin === origin),
    renderError,
    fetch: (address, options) => fetchRegistered(parts.outside, address, options),
    ttl: { ...lifetimes(now), DeviceCode: DEVICE_CODE_SECONDS },
  };
}

/**
 * Addresses of registered clients. Where sign-outs are told, the operator has written them: products of the same private network
 * are what they are, so oidc-provider's refusal of private addresses is left out. Keys are fetched as everything outside is.
 */
function fetchRegistered(
  outside: typeof fetch,
  address: string | URL | Request,
  options?: RequestInit,
): Promise<Response> {
  const { dispatcher: _, ...kept } = { dispatcher: undefined, ...options };
  return kept.method === 'GET' ? outside(address, kept) : fetch(address, kept);
}

function lookedUpIn(name: string, adapter: Adapter, tokens: StructuredTokenParts): Adapter {
  if (name === 'AccessToken') return withStructuredTokens(adapter, tokens);
  return name === 'ClientCredentials' || name === 'RefreshToken' ? withoutStructuredTokens(adapter) : adapter;
}

/** The same in every process, and another when the master secret changes; a client is told the new nonce then (RFC 9449 §8). */
function nonceSecretOf({ cookieKeys: [current = Buffer.alloc(0)] }: KeyRing): Buffer {
  return Buffer.from(hkdfSync('sha256', current, Buffer.alloc(0), 'kiban auth dpop nonces', 32));
}

/** A code of a tenant has at most 63 characters. */
function checkTenant(_ctx: KoaContextWithOIDC, value: string | undefined): void {
  if (value !== undefined && value.length > 63) throw new errors.InvalidRequest('tenant is no code of a tenant');
}
