import type { TenantId } from '@kiban/postgres';
import { html } from 'hono/html';
import { domainOf, domainsOf, provenDomain } from '../../domains/domain.ts';
import { choice, form } from '../../pages/form.ts';
import type { Words } from '../../pages/language.ts';
import { tenantPolicy } from '../../policies/effective-policy.ts';
import type { Entrance, EntranceContext } from '../../sign-in/entrances/entrance.ts';
import { inWords } from '../../sign-in/pages/view.ts';
import type { AuthStore } from '../../store/auth-store.ts';
import { activeConnection, connectionsOf } from '../connection.ts';

/** The connections that the page offers. */
interface Offered {
  /** Whether some people are led to one of them instead of being asked for a password. */
  readonly leads: boolean;
  /** What was typed before the way led to a provider; told to it. */
  readonly login_id: string;
  readonly connections: readonly { readonly connection_id: string; readonly name: string }[];
}

const OWN_PASSWORD: Words = {
  ja: '外部認証を使わずにログイン（管理者の方など）',
  en: 'Sign in without it (administrators)',
};

/** By the company's own identity provider: chosen on the page, or because of the login id's domain or the policy. */
export const identityProviderEntrance: Entrance<Offered> = {
  method: 'identity_provider',
  begin: ({ store }, _asker, { tenant, login_id }) => offered(store, tenant, login_id),
  show: (view, { own_password }, { connections, leads }) => ({
    body: html`${connections.map(({ connection_id, name }) =>
      form(
        view.frame,
        html`<input type="hidden" name="connection_id" value="${connection_id}">
<button type="submit" class="secondary" name="action" value="enter:identity_provider">${inWords(view, {
          ja: `${name}でログイン`,
          en: `Sign in with ${name}`,
        })}</button>`,
      ),
    )}${leads && !own_password ? choice(view.frame, 'own_password', inWords(view, OWN_PASSWORD)) : ''}`,
  }),
  async answer(_parts, _asker, context, asked, { connection_id }) {
    const known = asked.connections.some((each) => each.connection_id === connection_id);
    if (!known || connection_id === undefined) return { kind: 'problem', problem: { code: 'missing' } };
    return { kind: 'elsewhere', location: addressOf(context, connection_id), asked };
  },
  async instead({ store }, _asker, context) {
    const connection_id = await connectionFor(store, context);
    const asked = connection_id && (await offered(store, context.tenant, context.login_id));
    if (!connection_id || !asked) return undefined;
    return { kind: 'elsewhere', location: addressOf(context, connection_id), asked };
  },
};

async function offered(
  store: AuthStore,
  tenant: EntranceContext['tenant'],
  login_id: string,
): Promise<Offered | undefined> {
  if (tenant === null) return undefined;
  const active = (await connectionsOf(store, tenant.tenant_id)).filter(({ status }) => status === 'active');
  const connections = active.map(({ connection_id, name }) => ({ connection_id, name }));
  if (connections.length === 0) return undefined;
  return { connections, leads: await leadsSome(store, tenant.tenant_id), login_id };
}

/** What was typed in a flow that an entrance leads to a provider. */
export function typedLoginId(entrances: Readonly<Record<string, unknown>>): string {
  return (entrances[identityProviderEntrance.method] as Offered | undefined)?.login_id ?? '';
}

function addressOf({ uid }: EntranceContext, connectionId: string): string {
  return `/sign-in/${uid}/connections/${connectionId}`;
}

/** Whether the policy, or a proven domain, leads people to a connection. */
async function leadsSome(store: AuthStore, tenant: TenantId): Promise<boolean> {
  if ((await tenantPolicy(store, tenant)).sign_on.required_connection !== null) return true;
  const domains = await domainsOf(store, tenant);
  return domains.some(({ status, connection_id }) => status === 'proven' && connection_id !== null);
}

/**
 * By which connection a login id signs in: the one that the tenant demands, or the one of its domain. The same for every login
 * id of a domain, so that it tells nobody who exists.
 */
export async function connectionFor(
  store: AuthStore,
  { tenant, login_id }: Pick<EntranceContext, 'tenant' | 'login_id'>,
): Promise<string | undefined> {
  if (tenant === null) return undefined;
  const { tenant_id } = tenant;
  const { required_connection } = (await tenantPolicy(store, tenant_id)).sign_on;
  const domain = domainOf(login_id);
  const owner = domain === undefined ? undefined : await provenDomain(store, domain);
  const ofDomain = owner?.tenant_id === tenant_id ? owner.connection_id : null;
  for (const id of [required_connection, ofDomain])
    if (id !== null && (await activeConnection(store, tenant_id, id)) !== undefined) return id;
  return undefined;
}
