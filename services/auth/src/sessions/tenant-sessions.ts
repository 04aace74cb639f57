import type { TenantId } from '@kiban/postgres';
import type { SignInSession } from '../protocol/interaction.ts';
import { type AuthStore, type Item, type Kind, PLATFORM_WIDE } from '../store/auth-store.ts';
import { ENDED_SESSION, GRANT, REFRESH_TOKEN, SESSION, type TenantGrant } from './session-kinds.ts';

/** A session of somebody in a tenant, as the person and the tenant's administrators see it. */
export interface TenantSession {
  readonly id: string;
  /** Null of a session that only what a product was granted tells of: the browser's is gone. */
  readonly acr: string | null;
  readonly amr: readonly string[];
  /** RFC 3339. */
  readonly began_at: string;
  /** When something was last authorized in it, or a product renewed its tokens. */
  readonly last_used_at: string;
  readonly ip_address: string | null;
  /** `Chrome, Windows`. */
  readonly browser: string | null;
  /** The shared terminal that it is bound to. */
  readonly device_id: string | null;
  readonly client_ids: readonly string[];
}

/** When oidc-provider made a token, or what was granted; seconds since 1970. */
interface Made {
  readonly iat?: number;
}

/** The sessions that a person has in a tenant now, the latest first. Of sessions in other tenants nothing is told. */
export async function tenantSessions(store: AuthStore, tenant: TenantId, personId: string): Promise<TenantSession[]> {
  const [browsers, grants, tokens] = await Promise.all([
    store.query(PLATFORM_WIDE, SESSION, 'person', personId),
    store.query(PLATFORM_WIDE, GRANT as Kind<TenantGrant & Made>, 'person', personId),
    store.query(PLATFORM_WIDE, REFRESH_TOKEN as Kind<Made>, 'person', personId),
  ]);
  const entered = browsers.flatMap(({ data }) => data.entered ?? []).filter(({ tenant_id }) => tenant_id === tenant);
  const here = grants.filter(({ data }) => data.tenant_id === tenant);
  const ids = [...new Set([...entered, ...here.map(({ data }) => data)].map(({ session_id }) => session_id))];
  const ended = await Promise.all(ids.map((id) => store.get(PLATFORM_WIDE, ENDED_SESSION, id)));
  return ids
    .filter((_, at) => ended[at] === undefined)
    .map((id) => {
      const session = entered.find(({ session_id }) => session_id === id);
      const granted = here.filter(({ data }) => data.session_id === id);
      return sessionOf(id, session, granted, tokens);
    })
    .sort((one, other) => (one.last_used_at < other.last_used_at ? 1 : -1));
}

function sessionOf(
  id: string,
  session: SignInSession | undefined,
  granted: readonly Item<TenantGrant & Made>[],
  tokens: readonly Item<Made>[],
): TenantSession {
  const grantIds = new Set(granted.map((grant) => grant.id));
  const renewals = tokens.filter(({ references }) => grantIds.has(references.grant ?? ''));
  const made = granted.map(({ data }) => data.iat ?? 0);
  const began = session?.auth_time ?? Math.min(...made);
  return {
    id,
    acr: session?.acr ?? null,
    amr: session?.amr ?? [],
    began_at: instantOf(began),
    last_used_at: instantOf(
      Math.max(began, session?.seen_at ?? 0, ...made, ...renewals.map(({ data }) => data.iat ?? 0)),
    ),
    ip_address: session?.from?.ip_address ?? null,
    browser: session?.from?.browser ?? null,
    device_id: session?.terminal?.device_id ?? null,
    client_ids: [...new Set(granted.map(({ data }) => data.clientId))].sort(),
  };
}

function instantOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
