import type { KoaContextWithOIDC } from 'oidc-provider';
import { REFRESH_TOKEN } from '../sessions/session-kinds.ts';
import { isOver, type SessionLimits, soonerOf } from '../sessions/session-limits.ts';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { toldAcr } from './acr.ts';
import type { People, SignInSession } from './interaction.ts';
import type { KibanSession } from './models.ts';
import { wantedAcr } from './wanted-acr.ts';

export interface GoingOnParts {
  readonly store: AuthStore;
  readonly people: People;
  /** Seconds since 1970. */
  readonly now: () => number;
}

/** The same session, seen now; undefined where more is to be proven first, or where it was left for too long. */
export async function goingOn(
  { store, people, now }: GoingOnParts,
  ctx: KoaContextWithOIDC,
  session: KibanSession,
  known: SignInSession,
): Promise<SignInSession | undefined> {
  const said = await limitsAt(people, ctx, known, known);
  if (said === undefined) return undefined;
  const limits = soonerOf(said, known.limits);
  const isLeft =
    isOver(limits, known.seen_at, now()) && isOver(limits, await refreshedAt(store, session, known), now());
  return isLeft ? undefined : { ...known, seen_at: now() };
}

/** How long a session may go on as a user of a tenant, at the client of this request; undefined where it may not. */
export function limitsAt(
  people: People,
  ctx: KoaContextWithOIDC,
  session: SignInSession,
  { tenant_id, user_id }: Pick<SignInSession, 'tenant_id' | 'user_id'>,
): Promise<SessionLimits | undefined> {
  const client_id = ctx.oidc.client?.clientId ?? '';
  return people.mayGoOn(session, { tenant_id, user_id, client_id, acr_values: wantedAcr(ctx.oidc.params) });
}

/** What oidc-provider and its tokens say of the browser's session is what is true of the tenant that is entered now. */
export function present(ctx: KoaContextWithOIDC, session: KibanSession, entered: SignInSession): void {
  const others = (session.entered ?? []).filter(({ tenant_id }) => tenant_id !== entered.tenant_id);
  session.entered = [entered, ...others];
  session.acr = toldAcr(entered.acr, wantedAcr(ctx.oidc.params));
  session.amr = [...entered.amr];
  session.loginTs = entered.auth_time;
}

/**
 * When a product last refreshed its tokens in a tenant's session: somebody was working there. A token expires the idle limit
 * after it was made. Seconds since 1970.
 */
async function refreshedAt(
  store: AuthStore,
  session: KibanSession,
  { tenant_id, limits }: SignInSession,
): Promise<number> {
  const grants = Object.entries(session.grants ?? {}).filter(([key]) => key.endsWith(` ${tenant_id}`));
  const tokens = await Promise.all(grants.map(([, id]) => store.query(PLATFORM_WIDE, REFRESH_TOKEN, 'grant', id)));
  return Math.max(0, ...tokens.flat().map(({ expires_at }) => (expires_at ?? 0) - limits.idle_seconds));
}
