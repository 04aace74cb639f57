import { Hono } from 'hono';
import { type ConsoleParts, currentSession, requireSession } from '../console-parts.ts';
import { askService } from '../proxy/service-proxy.ts';
import { type Held, type Manifest, permissionsOf } from './permissions-of.ts';
import { ABSOLUTE_MS, type Session } from './session.ts';

interface Me {
  readonly tenant: { readonly code: string };
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly login_id: string;
  } | null;
  readonly roles: readonly Held[];
  readonly permissions: readonly string[];
  readonly reach: object;
}

/** `GET /session`: who sits there; `POST /session/sign-out`. */
export function sessionRoutes(parts: ConsoleParts): Hono {
  const app = new Hono();

  app.get('/', async (c) => {
    const current = requireSession(c, parts);
    const ask = (path: string): Promise<Response> =>
      askService(current, parts, 'directory', path, { method: 'GET', headers: new Headers() });
    const answers = await Promise.all([
      ask('/directory/v1/me'),
      ask('/directory/v1/tenants'),
      ask('/directory/v1/manifests/kiban'),
    ]);
    for (const answer of answers) if (!answer.ok) return new Response(answer.body, answer);
    const [me, { items }, manifest] = (await Promise.all(answers.map((answer) => answer.json()))) as [
      Me,
      { readonly items: readonly object[] },
      Manifest,
    ];
    const { tenant, user, roles, reach } = me;
    const { id: user_id, ...known } = user ?? { id: null };
    return c.json({
      person: { user_id, ...known },
      tenant,
      tenants: items,
      roles,
      permissions: permissionsOf(me, manifest, parts.clock()),
      reach,
      account: `${parts.accountUrl}?tenant=${tenant.code}`,
      ...timesOf(current.session),
    });
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
