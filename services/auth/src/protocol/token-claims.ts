import type { Configuration } from 'oidc-provider';
import { grantIn } from './models.ts';
import { exchangeIn } from './token-exchange/exchanged.ts';

/**
 * What access tokens carry beside RFC 9068's claims. The tenant is the grant's or, of a program, its registration's: nothing
 * in a request for tokens can name another.
 */
export const tokenClaims: NonNullable<Configuration['extraTokenClaims']> = (ctx, token) => {
  if (token.kind === 'ClientCredentials') return { tenant_id: ctx.oidc.client?.tenant_id };
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
};
