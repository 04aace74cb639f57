import { type Client, errors, type KoaContextWithOIDC, type ResourceServer } from 'oidc-provider';
import { ACCESS_TOKEN_SECONDS } from './lifetimes.ts';
import { API_RESOURCE, API_SCOPES } from './scopes.ts';

/**
 * The resource (RFC 8707) of a request that names none: our APIs when it asks for a scope of theirs, and for programs, which
 * want nothing else. Otherwise none: the access token is opaque then and opens userinfo.
 */
export function defaultResource(
  ctx: KoaContextWithOIDC,
  client: Client,
  oneOf?: readonly string[],
): string | readonly string[] | undefined {
  if (oneOf !== undefined) return oneOf;
  const wantsApi = scopesIn(ctx).some((scope) => API_SCOPES.includes(scope));
  return wantsApi || client.grantTypeAllowed('client_credentials') ? API_RESOURCE : undefined;
}

/**
 * Access tokens for our APIs, and for those of other products that the client was allowed to call: JWT (RFC 9068), ES256.
 *
 * @throws InvalidTarget for another resource, InvalidScope for a scope the client may not ask for.
 */
export function apiResource(ctx: KoaContextWithOIDC, indicator: string, client: Client): ResourceServer {
  const common = {
    ...{ audience: indicator, accessTokenTTL: ACCESS_TOKEN_SECONDS, accessTokenFormat: 'jwt' as const },
    jwt: { sign: { alg: 'ES256' as const } },
  };
  // a token for another product's API carries scopes of ours for what that product does for the person (RFC 8693)
  if (indicator !== API_RESOURCE && !(client.resources as readonly string[]).includes(indicator))
    throw new errors.InvalidTarget();
  const allowed = client.api_scopes as readonly string[];
  const asksForItself = client.grantTypeAllowed('client_credentials');
  const refused = scopesIn(ctx).find(
    (scope) => (asksForItself || API_SCOPES.includes(scope)) && !allowed.includes(scope),
  );
  if (refused !== undefined) throw new errors.InvalidScope('requested scope is not allowed for this client', refused);
  // RFC 6749 §3.3: the default of a program that names no scope is all it may have
  if (asksForItself && ctx.oidc.params !== undefined) ctx.oidc.params.scope ??= allowed.join(' ');
  return { ...common, scope: allowed.join(' ') };
}

function scopesIn(ctx: KoaContextWithOIDC): string[] {
  const scope = ctx.oidc.params?.scope;
  return typeof scope === 'string' ? scope.split(' ') : [];
}
