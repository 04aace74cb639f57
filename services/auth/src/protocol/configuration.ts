import { type Configuration, errors, type KoaContextWithOIDC } from 'oidc-provider';
import type { KeyRing } from '../keys/key-ring.ts';
import type { SessionEvents } from '../sessions/session-events.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { accountsOf, CLAIMS } from './account.ts';
import { adapterOf } from './adapter.ts';
import { ADAPTER_MODELS } from './adapter-models.ts';
import { apiResource, defaultResource } from './api-resource.ts';
import { clientAdapter } from './client-adapter.ts';
import { OWN_METADATA } from './client-metadata.ts';
import { cookies } from './cookies.ts';
import type { People } from './interaction.ts';
import { signInAddress } from './interactions.ts';
import { lifetimes } from './lifetimes.ts';
import { renderError, renderSignedOut } from './pages.ts';
import { IDENTITY_SCOPES } from './scopes.ts';
import { signOutSource } from './sign-out.ts';
import { signInPolicy, tenantGrants } from './tenant-grant.ts';
import { tokenClaims } from './token-claims.ts';

/** Two types of factors were used. */
export const MFA = 'urn:kiban:acr:mfa';

export interface ProtocolParts {
  /** Where browsers reach this server: `https://auth.example`. */
  readonly origin: string;
  readonly store: AuthStore;
  readonly people: People;
  readonly events: SessionEvents;
  /** Seconds since 1970. */
  readonly now: () => number;
}

/** What oidc-provider is to do: OAuth 2.1's flows and nothing older (RFC 9700). */
export function configurationOf(parts: ProtocolParts, keys: KeyRing): Configuration {
  const { store, people, events, now } = parts;
  const clients = clientAdapter(store);
  return {
    adapter: (name: string) => {
      if (name === 'Client') return clients;
      const model = ADAPTER_MODELS[name];
      if (model === undefined) throw new Error(`Nothing of kind ${name} is kept: its feature is off.`);
      return adapterOf(store, model, now);
    },
    jwks: { keys: keys.signing.map((key) => ({ ...key, kty: key.kty ?? '' })) },
    cookies: cookies(new URL(parts.origin), keys),
    acrValues: [MFA],
    scopes: [...IDENTITY_SCOPES],
    claims: CLAIMS,
    responseTypes: ['code'],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none'],
    extraClientMetadata: { properties: OWN_METADATA },
    extraParams: { tenant: checkTenant },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      clientCredentials: { enabled: true },
      introspection: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
      revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
      pushedAuthorizationRequests: { enabled: true },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: signOutSource(store, events),
        postLogoutSuccessSource: renderSignedOut,
      },
      resourceIndicators: {
        enabled: true,
        defaultResource,
        getResourceServerInfo: apiResource,
        useGrantedResource: () => true,
      },
    },
    findAccount: accountsOf(people),
    loadExistingGrant: tenantGrants(store, people, events),
    extraTokenClaims: tokenClaims,
    interactions: { policy: signInPolicy(), url: (_ctx, interaction) => signInAddress(interaction.uid) },
    // sessions end by endSessions, which removes what came from them: looking the session up each time adds nothing
    expiresWithSession: () => false,
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: () => true,
    clientBasedCORS: (_ctx, origin, client) =>
      client.clientAuthMethod === 'none' &&
      (client.redirectUris ?? []).some((address) => new URL(address).origin === origin),
    renderError,
    fetch: fetchRegistered,
    ttl: lifetimes(now),
  };
}

/**
 * Only addresses of registered clients are fetched (back-channel logout), and the operator registers them: products of the
 * same private network are what they are, so oidc-provider's refusal of private addresses is left out.
 */
function fetchRegistered(address: string | URL | Request, options?: RequestInit): Promise<Response> {
  const { dispatcher: _, ...kept } = { dispatcher: undefined, ...options };
  return fetch(address, kept);
}

/** A code of a tenant has at most 63 characters. */
function checkTenant(_ctx: KoaContextWithOIDC, value: string | undefined): void {
  if (value !== undefined && value.length > 63) throw new errors.InvalidRequest('tenant is no code of a tenant');
}
