import { randomBytes } from 'node:crypto';
import { currentRequest, Problem } from '@kiban/http';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ConsoleParts } from '../console-parts.ts';
import { confirmed } from '../shell/confirmed.ts';
import { pageLanguage } from '../shell/preferences.ts';
import { signInFailed } from '../shell/sign-in-failed.ts';
import { returnTo } from './return-to.ts';

const TENANT_CODE = /^[a-z0-9][a-z0-9-]{0,62}$/;

const LOGOUT_AT_MOST = 16_384; // bytes

const CONFIRMED = '/session/confirmed';

/** `/session/sign-in` sends the browser to the sign-in service, `/session/callback` is where it comes back to. */
export function signInRoutes(parts: ConsoleParts): Hono {
  const app = new Hono();
  const { sessions, signIns, relyingParty, cookies, origin, clock } = parts;

  app.get('/sign-in', async (c) => {
    const tenant = c.req.query('tenant');
    // asked for by a form in another tab, whose change takes somebody who proved just now who they are (RFC 9470)
    const anew = c.req.query('confirm') !== undefined;
    // one value for all tabs of this browser: signing in in one does not lose the other
    const browser = cookies.browser.read(c) ?? secret();
    cookies.browser.write(c, browser);
    const return_to = anew ? CONFIRMED : returnTo(c.req.query('return_to'), origin);
    const pending = { nonce: secret(), code_verifier: secret(), return_to };
    const address = await relyingParty.authorizationUrl({
      ...pending,
      state: await signIns.seal(pending, browser),
      tenant: tenant !== undefined && TENANT_CODE.test(tenant) ? tenant : undefined,
      ui_locales: pageLanguage(c),
      anew,
    });
    return c.redirect(address.href, 303);
  });

  app.get('/callback', async (c) => {
    const state = c.req.query('state') ?? '';
    const begun = await signIns.open(state, cookies.browser.read(c));
    if (begun === undefined) return signInFailed(c, 'lost');
    if (c.req.query('error') === 'access_denied') return signInFailed(c, 'cancelled');
    const callback = new URL(c.req.url);
    try {
      const tokens = await relyingParty.redeem(new URL(`${callback.pathname}${callback.search}`, origin), {
        ...begun,
        state,
      });
      // a new id with every sign-in: one that was planted or seen before it is worth nothing after it
      const before = cookies.session.read(c);
      if (before !== undefined) sessions.end(before);
      const now = clock();
      cookies.session.write(c, sessions.begin({ tokens, signed_in_at: now, last_seen_at: now, refreshing: null }));
      return c.redirect(begun.return_to, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'session_ended') throw error;
      currentRequest().logger.warn('A sign-in was refused.', { error: error.cause });
      return signInFailed(c, 'refused');
    }
  });

  app.get('/confirmed', confirmed);

  // from the sign-in service itself, not from a browser (OpenID Connect Back-Channel Logout 1.0 §2.5)
  app.post('/back-channel-logout', bodyLimit({ maxSize: LOGOUT_AT_MOST, onError: tooLarge }), async (c) => {
    const { logout_token } = await c.req.parseBody();
    sessions.endOfSignIn(await relyingParty.endedSession(String(logout_token)));
    return c.body(null, 200, { 'cache-control': 'no-store' });
  });
  return app;
}

function tooLarge(): never {
  throw new Problem(413, 'payload_too_large', { en: 'At most 16 KiB.', ja: '16 KiB までです。' });
}

/** 256 bits. */
function secret(): string {
  return randomBytes(32).toString('base64url');
}
