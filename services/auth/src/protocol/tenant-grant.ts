import { randomUUIDv7 } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';
import { errors, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import type { SessionEvents } from '../sessions/session-events.ts';
import { isOver, soonerOf } from '../sessions/session-limits.ts';
import { wasEnded } from '../sessions/was-ended.ts';
import { stands } from './account.ts';
import { type GoingOnParts, goingOn, limitsAt, present } from './going-on.ts';
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

export function tenantGrants(parts: GoingOnParts, events: SessionEvents) {
  const { store, people } = parts;
  return async (ctx: KoaContextWithOIDC): Promise<KibanGrant | undefined> => {
    const session = sessionIn(ctx);
    const signedIn = (ctx.oidc.result as InteractionResult | undefined)?.sign_in;
    if (signedIn !== undefined) await enterAnew(session, signedIn, people);
    const current = await currentGrant(ctx, session);
    const tenant = signedIn?.tenant_id ?? (await wantedTenant(ctx, session, current, people));
    if (tenant === undefined || !(await isActiveIn(people, session, tenant))) return undefined;
    await leaveAfterEmergency(session, tenant, people);
    const before = enteredAs(session, tenant);
    const known = before === signedIn || before === undefined ? before : await goingOn(parts, ctx, session, before);
    if (before !== undefined) present(ctx, session, known ?? before);
    if (before !== undefined && known === undefined) return undefined; // the person is asked to prove more
    const usable = known === undefined ? undefined : await grantFor(ctx, session, known, current);
    if (usable !== undefined && (await stands(people, usable))) return withScopes(ctx, usable);
    // whose session somebody ended signs in there again, whatever goes on elsewhere in this browser
    if (known !== undefined && (await wasEnded(store, known))) return undefined;
    const entered = known ?? (await switchTo(parts, ctx, session, tenant, events));
    if (entered === undefined) return undefined;
    await requireLicence(ctx, entered, people);
    return withScopes(ctx, newGrant(ctx, session, entered));
  };
}

/**
 * Sends the person to sign in when the request's tenant was not entered and cannot be entered silently, and when that sign-in
 * is older than the request bears (OpenID Connect Core 1.0 §3.1.2.1, `max_age`; by our clock, as all that concerns sessions).
 */
export function signInPolicy(now: () => number): ReturnType<typeof interactionPolicy.base> {
  const policy = interactionPolicy.base();
  policy.remove('consent'); // the operator registers every client: nobody else's permission is asked
  const { Check } = interactionPolicy;
  const { REQUEST_PROMPT, NO_NEED_TO_PROMPT } = Check;
  const checks = policy.get('login')?.checks;
  checks?.remove('max_age');
  checks?.add(
    new Check('max_age', 'End-User authentication could not be obtained', (ctx) => {
      const { max_age } = ctx.oidc.params ?? {};
      if (max_age === undefined || ctx.oidc.result?.login !== undefined) return NO_NEED_TO_PROMPT;
      const { loginTs } = sessionIn(ctx);
      return loginTs === undefined || now() - loginTs > Number(max_age) ? REQUEST_PROMPT : NO_NEED_TO_PROMPT;
    }),
  );
  checks?.add(
    new Check('tenant', 'the End-User has to sign in to this tenant', 'login_required', (ctx) =>
      sessionIn(ctx).accountId !== undefined && grantIn(ctx)?.tenant_id === undefined
        ? REQUEST_PROMPT
        : NO_NEED_TO_PROMPT,
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

async function enterAnew(session: KibanSession, signedIn: SignInSession, people: People): Promise<void> {
  enter(session, signedIn);
  if (signedIn.terminal !== undefined) await people.beganOnTerminal(signedIn, session.uid);
}

/** With its emergency a session is over, whether or not anybody has come round to end it. */
async function leaveAfterEmergency(session: KibanSession, tenant: TenantId, people: People): Promise<void> {
  const emergency = enteredAs(session, tenant)?.emergency;
  if (emergency !== undefined && !(await people.emergencyGoesOn(tenant, emergency))) leave(session, tenant);
}

async function requireLicence(ctx: KoaContextWithOIDC, session: SignInSession, people: People): Promise<void> {
  const { tenant_id, user_id } = session;
  if (!(await people.mayUse({ client_id: clientIn(ctx), tenant_id, user_id })))
    throw new errors.AccessDenied('there is no licence for this product');
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
  { people, now }: GoingOnParts,
  ctx: KoaContextWithOIDC,
  session: KibanSession,
  tenant_id: TenantId,
  events: SessionEvents,
): Promise<SignInSession | undefined> {
  for (const known of session.entered ?? []) {
    const user = await people.activeUser(known.person_id, tenant_id);
    if (user === undefined) return undefined;
    const { user_id } = user;
    const limits = await limitsAt(people, ctx, known, { tenant_id, user_id });
    if (limits === undefined || isOver(soonerOf(limits, known.limits), known.seen_at, now())) continue;
    const entered = { ...known, session_id: randomUUIDv7(), tenant_id, user_id, limits, seen_at: now() };
    await events.entered(entered, clientIn(ctx));
    present(ctx, session, entered);
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
  const { tenant_id, user_id, session_id, person_id, limits, terminal, emergency } = entered;
  const grant: KibanGrant = new ctx.oidc.provider.Grant({ accountId: person_id, clientId: clientIn(ctx) });
  const hangsOn = {
    ...(terminal === undefined ? {} : { terminal }),
    ...(emergency === undefined ? {} : { emergency }),
  };
  return Object.assign(grant, { tenant_id, user_id, session_id, browser_session: session.uid, limits, ...hangsOn });
}

/** What the request asks for, as far as the client may have it, is granted: the operator decided so at registration. */
async function withScopes(ctx: KoaContextWithOIDC, grant: KibanGrant): Promise<KibanGrant> {
  const asked = String(ctx.oidc.params?.scope ?? '').split(' ');
  const allowed = ctx.oidc.client?.api_scopes as readonly string[];
  const identity = asked.filter((scope) => IDENTITY_SCOPES.includes(scope));
  const api = asked.filter((scope) => API_SCOPES.includes(scope) && allowed.includes(scope));
  // another product's API is given no more of ours than our own are (RFC 8707)
  const resources = [...new Set([API_RESOURCE, ...Object.keys(ctx.oidc.resourceServers ?? {})])];
  const had = (scopes: string, wanted: readonly string[]) => wanted.every((scope) => scopes.split(' ').includes(scope));
  const known = resources.every((resource) => had(grant.getResourceScope(resource), api));
  if (grant.jti && had(grant.getOIDCScope(), identity) && known) return grant;
  if (identity.length > 0) grant.addOIDCScope(identity.join(' '));
  if (api.length > 0) for (const resource of resources) grant.addResourceScope(resource, api.join(' '));
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
