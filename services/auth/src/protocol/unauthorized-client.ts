import type { KoaContextWithOIDC, Provider } from 'oidc-provider';

const NOT_ALLOWED = /^(?:requested grant type|[\w:.-]+:(?:device_code|token-exchange)) is not allowed for this client$/;
const ROUTES = new Set(['token', 'device_authorization']);

/** RFC 6749 §5.2: a grant type that there is, and that is not this client's, is `unauthorized_client`; oidc-provider says less. */
export const nameUnauthorizedClients: Parameters<Provider['use']>[0] = async (ctx, next) => {
  await next();
  const body = ctx.body as { readonly error?: string; readonly error_description?: string } | undefined;
  if (ctx.status !== 400 || body?.error !== 'invalid_request') return;
  if (ROUTES.has((ctx as KoaContextWithOIDC).oidc?.route ?? '') && NOT_ALLOWED.test(body.error_description ?? ''))
    ctx.body = { ...body, error: 'unauthorized_client' };
};
