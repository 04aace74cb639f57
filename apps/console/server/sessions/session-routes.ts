import { Hono } from 'hono';
import { type ConsoleParts, currentSession, requireSession } from '../console-parts.ts';
import { askService } from '../proxy/service-proxy.ts';
import { ABSOLUTE_MS, type Session } from './session.ts';

interface Me {
  readonly tenant: object;
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly login_id: string;
    readonly role: string;
  } | null;
  readonly permissions: readonly string[];
}

/** `GET /session`: who sits there; `POST /session/sign-out`. */
export function sessionRoutes(parts: ConsoleParts): Hono {
  const app = new Hono();

  app.get('/', async (c) => {
    const current = requireSession(c, parts);
    const ask = (path: string): Promise<Response> =>
      askService(current, parts, 'directory', path, { method: 'GET', headers: new Headers() });
    const [me, tenants] = await Promise.all([ask('/directory/v1/me'), ask('/directory/v1/tenants')]);
    for (const answer of [me, tenants]) if (!answer.ok) return new Response(answer.body, answer);
    const { tenant, user, permissions } = (await me.json()) as Me;
    const { items } = (await tenants.json()) as { items: readonly object[] };
    const { id: user_id, ...known } = user ?? { id: null };
    return c.json({ person: { user_id, ...known }, tenant, tenants: items, permissions, ...timesOf(current.session) });
  });

  app.post('/sign-out', async (c) => {
    const current = currentSession(c, parts);
    parts.cookies.session.clear(c);
    if (current === undefined) return c.json({ location: '/' });
    parts.sessions.end(current.id);
    const location = await parts.relyingParty.endSessionUrl(current.session.tokens);
    return c.json({ location: location.href });
  });
  return app;
}

function timesOf({ signed_in_at }: Session): { signed_in_at: string; expires_at: string } {
  return {
    signed_in_at: new Date(signed_in_at).toISOString(),
    expires_at: new Date(signed_in_at + ABSOLUTE_MS).toISOString(),
  };
}
