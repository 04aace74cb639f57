import type { Account, FindAccount, KoaContextWithOIDC } from 'oidc-provider';
import type { ActiveUser, People } from './interaction.ts';
import { grantIn, type KibanGrant } from './models.ts';

/** Claims of the person by scope (OpenID Connect Core 1.0 §5.4); the tenant's with every token. */
export const CLAIMS = {
  openid: ['sub', 'tenant_id', 'user_id', 'auth_time', 'acr', 'amr'],
  profile: ['name', 'locale'],
  email: ['email'],
};

/**
 * The person of a session, code or token. With a code or token only as long as the user is active in the tenant it was given
 * for, so that somebody who was suspended refreshes nothing, whatever else failed to end it.
 */
export function accountsOf(people: People): FindAccount {
  return async (ctx, personId, token) => {
    if (token === undefined) return { accountId: personId, claims: () => ({ sub: personId }) };
    const grant = await grantOf(ctx, token);
    if (grant?.tenant_id === undefined) return undefined;
    if (grant.emergency !== undefined && !(await people.emergencyGoesOn(grant.tenant_id, grant.emergency)))
      return undefined;
    const user = await people.activeUser(personId, grant.tenant_id);
    if (user === undefined || user.user_id !== grant.user_id) return undefined;
    if (!(await stands(people, grant))) return undefined;
    return accountOf(personId, grant, user);
  };
}

/** Who lost the licence, or whose client was shut out, refreshes nothing, either. */
export function stands(people: People, { clientId, tenant_id, user_id, iat }: KibanGrant): Promise<boolean> {
  if (clientId === undefined || tenant_id === undefined || user_id === undefined) return Promise.resolve(false);
  return people.grantStands({ client_id: clientId, tenant_id, user_id, granted_at: iat });
}

function accountOf(personId: string, { tenant_id, user_id }: KibanGrant, user: ActiveUser): Account {
  const { name, email, language } = user;
  const known = { name, email, locale: language };
  const told = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null));
  return { accountId: personId, claims: () => ({ sub: personId, tenant_id, user_id, ...told }) };
}

async function grantOf(ctx: KoaContextWithOIDC, token: object): Promise<KibanGrant | undefined> {
  const { grantId } = token as { readonly grantId?: string };
  return grantIn(ctx) ?? (grantId === undefined ? undefined : await ctx.oidc.provider.Grant.find(grantId));
}
