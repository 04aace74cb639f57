import { randomUUIDv7 } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';
import { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import type { SessionEvents } from '../sessions/session-events.ts';
import { ENDED_SESSION } from '../sessions/session-kinds.ts';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import type { People, SignInSession } from './interaction.ts';
import { grantIn, type KibanGrant, type KibanSession, sessionIn } from './models.ts';
import { API_RESOURCE, API_SCOPES, IDENTITY_SCOPES } from './scopes.ts';

/*
 * One tenant per authorization.
 *
 * A browser's session belongs to a person, and the tenant is chosen anew by every authorization request: by the sign-in that
 * has just ended, else by the request's parameter `tenant`, else it is the one the client was used in before, else the one
 * entered last. What a client may do is bound to a grant of that tenant, and codes, refresh tokens and access tokens hang
 * on the grant: so no request for tokens can say or change the tenant. oidc-provider remembers one grant for a client and
 * session; ours remembers one for each tenant and hands it the right one here, before the policy looks at it. Without one,
 * the policy's check `tenant` sends the person to sign in.
 */

/** The sign-in that an interaction ended with; stands in its result beside what oidc-provider reads. */
export interface InteractionResult {
  readonly sign_in?: SignInSession;
}

export function tenantGrants(store: AuthStore, people: People, events: SessionEvents) {
  return async (ctx: KoaContextWithOIDC): Promise<KibanGrant | undefined> => {
    const session = sessionIn(ctx);
    const signedIn = (ctx.oidc.result as InteractionResult | undefined)?.sign_in;
    if (signedIn !== undefined) enter(session, signedIn);
    const current = await currentGrant(ctx, session);
    const tenant = signedIn?.tenant_id ?? (await wantedTenant(ctx, session, current, people));
    if (tenant === undefined || !(await isActiveIn(people, session, tenant))) return undefined;
    const known = enteredAs(session, tenant);
    const usable = known === undefined ? undefined : await grantFor(ctx, session, known, current);
    if (usable !== undefined) return withScopes(ctx, usable);
    if (known !== undefined && (await wasEnded(store, known))) leave(session, tenant);
    const entered = enteredAs(session, tenant) ?? (await switchTo(ctx, session, tenant, people, events));
    return entered === undefined ? undefined : withScopes(ctx, newGrant(ctx, session, entered));
  };
}

/** Sends the person to sign in when the request's tenant was not entered and cannot be entered silently. */
export function signInPolicy(): ReturnType<typeof interactionPolicy.base> {
  const policy = interactionPolicy.base();
  policy.remove('consent'); // the operator registers every client: nobody else's permission is asked
  const { Check } = interactionPolicy;
  policy
    .get('login')
    ?.checks.add(
      new Check('tenant', 'the End-User has to sign in to this tenant', 'login_required', (ctx) =>
        sessionIn(ctx).accountId !== undefined && grantIn(ctx)?.tenant_id === undefined
          ? Check.REQUEST_PROMPT
          : Check.NO_NEED_TO_PROMPT,
      ),
    );
  return policy;
}

/** The sign-in replaces the one before it in the same tenant, and with it the grants that came from that. */
function enter(session: KibanSession, signedIn: SignInSession): void {
  const others = (session.entered ?? []).filter(({ tenant_id }) => tenant_id !== signedIn.tenant_id);
  // the id must be a fresh one before anything refers to it
  if (session.entered === undefined) session.uid = randomUUIDv7();
  session.entered = [signedIn, ...others];
}

async function wasEnded(store: AuthStore, { session_id }: SignInSession): Promise<boolean> {
  return (await store.get(PLATFORM_WIDE, ENDED_SESSION, session_id)) !== undefined;
}

function leave(session: KibanSession, tenant: TenantId): void {
  session.entered = (session.entered ?? []).filter(({ tenant_id }) => tenant_id !== tenant);
}

async function currentGrant(ctx: KoaContextWithOIDC, session: KibanSession): Promise<KibanGrant | undefined> {
  const id = session.grantIdFor(clientIn(ctx));
  return id === undefined ? undefined : await ctx.oidc.provider.Grant.find(id);
}

async function wantedTenant(
  ctx: KoaContextWithOIDC,
  session: KibanSession,
  current: KibanGrant | undefined,
  people: People,
): Promise<TenantId | undefined> {
  const code = ctx.oidc.params?.tenant;
  if (typeof code === 'string') return people.tenantOfCode(code);
  return current?.tenant_id ?? session.entered?.[0]?.tenant_id;
}

async function isActiveIn(people: People, session: KibanSession, tenant: TenantId): Promise<boolean> {
  if (session.accountId === undefined) return false;
  const user = await people.activeUser(session.accountId, tenant);
  const entered = enteredAs(session, tenant);
  return user !== undefined && (entered === undefined || entered.user_id === user.user_id);
}

function enteredAs(session: KibanSession, tenant: TenantId): SignInSession | undefined {
  return session.entered?.find(({ tenant_id }) => tenant_id === tenant);
}

/** Enters another tenant without a question, when what the person signed in with counts there. */
async function switchTo(
  ctx: KoaContextWithOIDC,
  session: KibanSession,
  tenant: TenantId,
  people: People,
  events: SessionEvents,
): Promise<SignInSession | undefined> {
  for (const known of session.entered ?? []) {
    if (!(await people.mayEnter(known, tenant))) continue;
    const user = await people.activeUser(known.person_id, tenant);
    if (user === undefined) return undefined;
    const entered = { ...known, session_id: randomUUIDv7(), tenant_id: tenant, user_id: user.user_id };
    await events.entered(entered, clientIn(ctx));
    session.entered = [entered, ...(session.entered ?? [])];
    return entered;
  }
  return undefined;
}

async function grantFor(
  ctx: KoaContextWithOIDC,
  session: KibanSession,
  { tenant_id, session_id }: SignInSession,
  current: KibanGrant | undefined,
): Promise<KibanGrant | undefined> {
  if (current?.session_id === session_id) return current;
  const id = session.grants?.[grantKey(clientIn(ctx), tenant_id)];
  const grant = id === undefined ? undefined : ((await ctx.oidc.provider.Grant.find(id)) as KibanGrant | undefined);
  return grant?.session_id === session_id ? grant : undefined;
}

function newGrant(ctx: KoaContextWithOIDC, session: KibanSession, entered: SignInSession): KibanGrant {
  const { tenant_id, user_id, session_id, person_id } = entered;
  const grant: KibanGrant = new ctx.oidc.provider.Grant({ accountId: person_id, clientId: clientIn(ctx) });
  return Object.assign(grant, { tenant_id, user_id, session_id, browser_session: session.uid });
}

/** What the request asks for, as far as the client may have it, is granted: the operator decided so at registration. */
async function withScopes(ctx: KoaContextWithOIDC, grant: KibanGrant): Promise<KibanGrant> {
  const asked = String(ctx.oidc.params?.scope ?? '').split(' ');
  const allowed = ctx.oidc.client?.api_scopes as readonly string[];
  const identity = asked.filter((scope) => IDENTITY_SCOPES.includes(scope));
  const api = asked.filter((scope) => API_SCOPES.includes(scope) && allowed.includes(scope));
  const had = [...grant.getOIDCScope().split(' '), ...grant.getResourceScope(API_RESOURCE).split(' ')];
  if (grant.jti && [...identity, ...api].every((scope) => had.includes(scope))) return grant;
  if (identity.length > 0) grant.addOIDCScope(identity.join(' '));
  if (api.length > 0) grant.addResourceScope(API_RESOURCE, api.join(' '));
  const id = await grant.save();
  const session = sessionIn(ctx);
  if (grant.tenant_id !== undefined)
    session.grants = { ...session.grants, [grantKey(clientIn(ctx), grant.tenant_id)]: id };
  return grant;
}

function grantKey(clientId: string, tenant: TenantId): string {
  return `${clientId} ${tenant}`;
}

function clientIn(ctx: KoaContextWithOIDC): string {
  const client = ctx.oidc.client;
  if (client === undefined) throw new Error('There is no client in this request.');
  return client.clientId;
}
