import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { SessionEvents } from '../sessions/session-events.ts';
import { sessionIn } from './models.ts';
import { renderSignOut } from './pages.ts';

type Middleware = Parameters<Provider['use']>[0];

/**
 * Signing out by an RP (OpenID Connect RP-Initiated Logout 1.0). A client that sends the ID token it was given for this
 * person is believed and nobody is asked (§2); otherwise the person is.
 */
export function signOutSource(events: SessionEvents) {
  return async (ctx: KoaContextWithOIDC): Promise<void> => {
    if (!isHintOfThisSession(ctx)) return renderSignOut(ctx);
    const session = sessionIn(ctx);
    await tellClients(ctx);
    await events.end(session.uid, { clients_told: true });
    await session.destroy();
    ctx.cookies.set(ctx.oidc.provider.cookieName('session'), null, { path: '/', httpOnly: true });
    redirectAway(ctx);
  };
}

/** Around oidc-provider's own sign-out: whatever ends there ends everywhere, and nobody is asked when nobody is signed in. */
export function signOutEverywhere(events: SessionEvents): Middleware {
  return async (ctx, next) => {
    await next();
    const oidc = (ctx as KoaContextWithOIDC).oidc;
    if (oidc?.route === 'end_session_confirm' && destroyed(ctx as KoaContextWithOIDC))
      await events.end(oidc.session?.uid ?? '', { clients_told: true });
    if (oidc?.route === 'end_session' && ctx.status === 200 && oidc.session?.accountId === undefined)
      redirectAway(ctx as KoaContextWithOIDC);
  };
}

function destroyed(ctx: KoaContextWithOIDC): boolean {
  return (ctx.oidc.session as { readonly destroyed?: boolean } | undefined)?.destroyed === true;
}

function isHintOfThisSession(ctx: KoaContextWithOIDC): boolean {
  const hint = ctx.oidc.entities.IdTokenHint?.payload as { readonly sub?: string } | undefined;
  return hint?.sub !== undefined && hint.sub === ctx.oidc.session?.accountId;
}

type BackchannelLogout = (sub: string, sid: string) => Promise<void>; // missing in the types

/** OpenID Connect Back-Channel Logout 1.0 §2.5; a client that does not answer keeps nobody signed in. */
async function tellClients(ctx: KoaContextWithOIDC): Promise<void> {
  const session = sessionIn(ctx);
  const told = Object.keys(session.authorizations ?? {}).map(async (clientId) => {
    const client = await ctx.oidc.provider.Client.find(clientId);
    const sid = session.sidFor(clientId);
    if (client?.backchannelLogoutUri === undefined || session.accountId === undefined || sid === undefined) return;
    await (client.backchannelLogout as BackchannelLogout).call(client, session.accountId, sid);
  });
  const results = await Promise.allSettled(told);
  for (const result of results)
    if (result.status === 'rejected') ctx.oidc.provider.emit('backchannel.error', ctx, result.reason);
}

/** To where the client asked for, if it may ask for it: oidc-provider has looked. */
function redirectAway(ctx: KoaContextWithOIDC): void {
  const { post_logout_redirect_uri: wanted, state } = ctx.oidc.params ?? {};
  const target = new URL(typeof wanted === 'string' ? wanted : ctx.oidc.urlFor('end_session_success'));
  if (typeof wanted === 'string' && typeof state === 'string') target.searchParams.set('state', state);
  ctx.status = 303;
  ctx.redirect(target.href);
}
