import type { FeedEvent } from '@kiban/event-store';
import { tenantId } from '@kiban/postgres';
import { type AuthStore, type NewItem, PLATFORM_WIDE } from '../store/auth-store.ts';
import { applyDevice, type LoginDevice } from './devices.ts';
import { applyLicence, applyProduct, applySeat, type LoginLicence } from './licences.ts';
import {
  EVERY_USER,
  LOGIN_TENANT,
  LOGIN_USER,
  type LoginTenant,
  type LoginUser,
  loginIdKey,
  PERSON_USER,
  type PersonUser,
} from './login-view.ts';
import { applyMembership, applyStore, applyUnit } from './places.ts';
import { putNewer, sourceOf } from './put-newer.ts';
import { applyAssignment } from './roles.ts';
import { applySupportGrant, type LoginSupportGrant } from './support-grants.ts';

/** What something now is that access may end with. */
export type Applied =
  | { readonly kind: 'tenant'; readonly tenant: LoginTenant }
  | { readonly kind: 'user'; readonly user: LoginUser }
  | { readonly kind: 'device'; readonly device: LoginDevice }
  | { readonly kind: 'licence'; readonly licence: LoginLicence }
  | { readonly kind: 'support_grant'; readonly grant: LoginSupportGrant };

/**
 * Writes what an event of the directory or of assets says into the login view. An event that is older than what is there, or
 * comes again, changes nothing.
 *
 * @returns what access may end with, as of this event; undefined when the view knows better already, and for all else.
 */
export async function applyEvent(store: AuthStore, event: FeedEvent): Promise<Applied | undefined> {
  const id = tenantId(event.tenant_id);
  switch (event.aggregate_kind) {
    case 'tenant': {
      const item = tenantItem(event);
      const known = await putNewer(store, PLATFORM_WIDE, LOGIN_TENANT, item);
      return known ? { kind: 'tenant', tenant: item.data } : undefined;
    }
    case 'user': {
      const { data, ...item } = userItem(event);
      const inTenant = await putNewer(store, data.tenant_id, LOGIN_USER, { ...item, data });
      await putNewer(store, PLATFORM_WIDE, PERSON_USER, personItem(data));
      return inTenant ? { kind: 'user', user: data } : undefined;
    }
    case 'device': {
      const device = await applyDevice(store, id, event);
      return device === undefined ? undefined : { kind: 'device', device };
    }
    case 'licence': {
      const licence = await applyLicence(store, id, event);
      return licence === undefined ? undefined : { kind: 'licence', licence };
    }
    case 'store':
      await applyStore(store, id, event);
      break;
    case 'organization_unit':
      await applyUnit(store, id, event);
      break;
    case 'membership':
      await applyMembership(store, id, event);
      break;
    case 'role_assignment':
      await applyAssignment(store, id, event);
      break;
    case 'product':
      await applyProduct(store, event);
      break;
    case 'seat':
      await applySeat(store, id, event);
      break;
    case 'support_grant': {
      const grant = await applySupportGrant(store, event);
      return grant === undefined ? undefined : { kind: 'support_grant', grant };
    }
  }
  return undefined;
}

type TenantState = Pick<LoginTenant, 'code' | 'name' | 'status'> & Partial<Pick<LoginTenant, 'timezone'>>;

function tenantItem(event: FeedEvent): NewItem<LoginTenant> {
  const { code, name, status, timezone = null } = event.state as TenantState;
  const data = { tenant_id: tenantId(event.tenant_id), code, name, timezone, status, source: sourceOf(event) };
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
  const every = status === 'active' ? { session: EVERY_USER } : {};
  const references = { person: person_id, ...every, ...(alternate === null ? {} : { alternate }) };
  return { id: event.aggregate_id, data, references: status === 'erased' ? {} : references, expires_at: null };
}

function personItem({ tenant_id, user_id, person_id, status, source }: LoginUser): NewItem<PersonUser> {
  const data = { tenant_id, user_id, person_id, status, source };
  const references = status === 'erased' ? {} : { person: person_id };
  return { id: `${tenant_id}:${user_id}`, data, references, expires_at: null };
}
