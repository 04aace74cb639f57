import { Problem } from '@kiban/http';
import type { Context } from 'hono';
import type { ServerCookie } from './sessions/cookies.ts';
import type { CurrentSession } from './sessions/fresh-tokens.ts';
import type { SessionStore } from './sessions/session-store.ts';
import type { RelyingParty } from './sign-in/relying-party.ts';
import type { SealedSignIns } from './sign-in/sealed-sign-ins.ts';

/** The services that the pages ask, by the console: `/api/directory/…` becomes `/directory/v1/…`. */
export type ServiceName = 'directory' | 'asset' | 'auth' | 'delivery';

/** What the routes of the console work with. */
export interface ConsoleParts {
  /** `https://console.example.jp`. */
  readonly origin: string;
  /** Where the sign-in service shows people their own account. */
  readonly accountUrl: string;
  /** Where each service answers, without its prefix. */
  readonly services: Readonly<Record<ServiceName, string>>;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly sessions: SessionStore;
  readonly signIns: SealedSignIns;
  readonly relyingParty: RelyingParty;
  readonly cookies: { readonly session: ServerCookie; readonly browser: ServerCookie };
}

/** The session of a request. */
export function currentSession(c: Context, { cookies, sessions, clock }: ConsoleParts): CurrentSession | undefined {
  const id = cookies.session.read(c);
  const session = id === undefined ? undefined : sessions.find(id);
  if (id === undefined || session === undefined) return undefined;
  session.last_seen_at = clock();
  return { id, session };
}

/** @throws Problem `session_ended` when there is none. */
export function requireSession(c: Context, parts: ConsoleParts): CurrentSession {
  const current = currentSession(c, parts);
  if (current !== undefined) return current;
  throw sessionEnded();
}

export function sessionEnded(): Problem {
  return new Problem(401, 'session_ended', {
    en: 'Sign in again to go on.',
    ja: '続けるには、もう一度ログインしてください。',
  });
}
