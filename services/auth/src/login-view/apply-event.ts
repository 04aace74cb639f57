import type { FeedEvent } from '@kiban/event-store';
import { tenantId } from '@kiban/postgres';
import { type AuthStore, type Kind, type NewItem, PLATFORM_WIDE, type Scope } from '../store/auth-store.ts';
import {
  LOGIN_TENANT,
  LOGIN_USER,
  type LoginTenant,
  type LoginUser,
  loginIdKey,
  PERSON_USER,
  type PersonUser,
  type Source,
} from './login-view.ts';

/**
 * Writes what an event of a tenant or a user says into the login view. An event that is older than what is there, or comes
 * again, changes nothing.
 *
 * @returns the user as of this event; undefined when the view knows better already, and for tenants.
 */
export async function applyEvent(store: AuthStore, event: FeedEvent): Promise<LoginUser | undefined> {
  switch (event.aggregate_kind) {
    case 'tenant': {
      await putNewer(store, PLATFORM_WIDE, LOGIN_TENANT, tenantItem(event));
      return undefined;
    }
    case 'user': {
      const user = userItem(event);
      const inTenant = await putNewer(store, user.data.tenant_id, LOGIN_USER, user);
      await putNewer(store, PLATFORM_WIDE, PERSON_USER, personItem(user.data));
      return inTenant ? user.data : undefined;
    }
    default:
      return undefined;
  }
}

function tenantItem(event: FeedEvent): NewItem<LoginTenant> {
  const { code, name, status } = event.state as Pick<LoginTenant, 'code' | 'name' | 'status'>;
  const data = { tenant_id: tenantId(event.tenant_id), code, name, status, source: sourceOf(event) };
  return { id: event.tenant_id, data, references: { alternate: code }, expires_at: null };
}

function userItem(event: FeedEvent): NewItem<LoginUser> {
  const { person_id, status } = event.state as Pick<LoginUser, 'person_id' | 'status'>;
  const personal = (event.personal ?? {}) as Partial<Pick<LoginUser, 'login_id' | 'name' | 'email'>>;
  const { login_id = null, name = null, email = null } = personal;
  const data: LoginUser = {
    ...{ tenant_id: tenantId(event.tenant_id), user_id: event.aggregate_id, person_id, login_id, name, email, status },
    source: sourceOf(event),
  };
  // who has left, or is erased, gives the login id free
  const alternate = login_id !== null && (status === 'active' || status === 'suspended') ? loginIdKey(login_id) : null;
  const references = { person: person_id, ...(alternate === null ? {} : { alternate }) };
  return { id: event.aggregate_id, data, references: status === 'erased' ? {} : references, expires_at: null };
}

function personItem({ tenant_id, user_id, person_id, status, source }: LoginUser): NewItem<PersonUser> {
  const data = { tenant_id, user_id, person_id, status, source };
  const references = status === 'erased' ? {} : { person: person_id };
  return { id: `${tenant_id}:${user_id}`, data, references, expires_at: null };
}

/** After a restore versions begin anew from where they were: the later epoch says more than the higher version. */
function sourceOf({ epoch, version }: FeedEvent): Source {
  return { epoch, version };
}

/** @returns whether the item now says what was given. */
async function putNewer<Data extends { readonly source: Source }>(
  store: AuthStore,
  scope: Scope,
  kind: Kind<Data>,
  item: NewItem<Data>,
): Promise<boolean> {
  for (;;) {
    const current = await store.get(scope, kind, item.id);
    if (current === undefined) {
      if (await store.create(scope, kind, item)) return true;
    } else {
      const order = compare(item.data.source, current.data.source);
      if (order <= 0) return order === 0; // the same again: whoever was interrupted goes on from here
      if (await store.replace(scope, kind, item, current.version)) return true;
    }
  }
}

function compare(one: Source, other: Source): number {
  return one.epoch - other.epoch || one.version - other.version;
}
