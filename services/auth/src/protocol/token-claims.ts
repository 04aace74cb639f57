import { type TenantId, tenantId } from '@kiban/postgres';
import { type Configuration, errors } from 'oidc-provider';
import { grantIn } from './models.ts';
import { exchangeIn } from './token-exchange/exchanged.ts';

type TokenClaims = NonNullable<Configuration['extraTokenClaims']>;
type Claims = Record<string, unknown>;
type IsActive = (tenant: TenantId) => Promise<boolean>;

/**
 * What access tokens carry beside RFC 9068's claims. The tenant is the grant's or, of a program, its registration's: nothing
 * in a request for tokens can name another.
 *
 * @throws UnauthorizedClient (RFC 6749 §5.2) to a program whose tenant is none any more, or is locked out.
 */
export function tokenClaims(isActive: IsActive): TokenClaims {
  return async (ctx, token) =>
    token.kind === 'ClientCredentials' ? claimsOfProgram(ctx.oidc.client?.tenant_id, isActive) : claimsOfPerson(ctx);
}

async function claimsOfProgram(tenant_id: unknown, isActive: IsActive): Promise<Claims> {
  if (typeof tenant_id !== 'string' || !(await isActive(tenantId(tenant_id))))
    throw new errors.UnauthorizedClient('the tenant of this client is not active');
  return { tenant_id };
}

function claimsOfPerson(ctx: Parameters<TokenClaims>[0]): Claims {
  const exchanged = exchangeIn(ctx);
  if (exchanged !== undefined) {
    const { tenant_id, user_id, session_id: sid, act, authentication } = exchanged;
    return { tenant_id, user_id, sid, act, ...authentication };
  }
  const { AuthorizationCode, RefreshToken, DeviceCode } = ctx.oidc.entities;
  const source = AuthorizationCode ?? RefreshToken ?? DeviceCode;
  const grant = grantIn(ctx);
  if (grant?.tenant_id === undefined || source === undefined)
    throw new Error('An access token without a tenant was about to be made.');
  return {
    tenant_id: grant.tenant_id,
    user_id: grant.user_id,
    sid: grant.session_id,
    ...(grant.terminal === undefined ? {} : { device_id: grant.terminal.device_id }),
    auth_time: source.authTime,
    acr: source.acr,
    amr: source.amr,
  };
}
