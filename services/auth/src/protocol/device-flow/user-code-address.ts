import type { KoaContextWithOIDC, Provider } from 'oidc-provider';

/**
 * `verification_uri_complete` (RFC 8628 §3.3.1) shows the code typed in, and nothing more: oidc-provider would send it with a
 * script, and whoever is sent such an address should look at what they confirm. A form that this browser was never shown
 * leads to the form.
 */
export const keepUserCode: Parameters<Provider['use']>[0] = async (ctx, next) => {
  if (ctx.path !== '/device') return next();
  const { user_code, ...query } = ctx.query;
  if (ctx.method === 'GET') {
    ctx.state.user_code = user_code;
    ctx.query = query;
  }
  try {
    await next();
  } catch (error) {
    // oidc-provider cannot save the new session of whoever posts without one
    if (ctx.method !== 'POST' || (ctx as KoaContextWithOIDC).oidc?.session?.exp !== undefined) throw error;
    ctx.status = 303;
    ctx.redirect('/oidc/device');
  }
};
