import type { TenantId } from '@kiban/postgres';
import { CommandRefused, type Target } from '@kiban/service';
import { requireVersion } from '../api/require-version.ts';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import {
  DOMAIN_OWNER,
  type DomainAct,
  type DomainOwner,
  EVERY_DOMAIN,
  EVERY_OWNER,
  SIGN_IN_DOMAIN,
  type SignInDomain,
} from './domain.ts';
import { recordDomain } from './record-domain.ts';

type Changed = Pick<SignInDomain, 'status' | 'proven_at' | 'connection_id'>;

/** @throws CommandRefused `not_found`; ChangeRefused `version_conflict` */
export async function changeDomain(
  store: AuthStore,
  tenant: TenantId,
  target: Target,
  name: Parameters<typeof recordDomain>[2],
  to: Partial<Changed>,
  act: DomainAct,
): Promise<SignInDomain> {
  for (;;) {
    const item = await store.get(tenant, SIGN_IN_DOMAIN, target.id);
    if (item === undefined) throw new CommandRefused('not_found', 'There is no such domain here.');
    requireVersion(target, item.data.changes);
    const data: SignInDomain = { ...item.data, ...to, changes: item.data.changes + 1 };
    const written = { id: target.id, data, references: { alternate: EVERY_DOMAIN }, expires_at: null };
    if (!(await store.replace(tenant, SIGN_IN_DOMAIN, written, item.version))) continue;
    await recordDomain(store, data, name, act);
    return data;
  }
}

/** Gives the people of a domain another way to sign in; one that is proven at once. */
export async function assignDomain(
  store: AuthStore,
  tenant: TenantId,
  target: Target,
  connection_id: string | null,
  act: DomainAct,
): Promise<SignInDomain> {
  const changed = await changeDomain(store, tenant, target, 'sign_in_domain.changed', { connection_id }, act);
  if (changed.status === 'proven') await ownAs(store, changed);
  return changed;
}

/** @returns false when another tenant has it. */
export async function ownAs(
  store: AuthStore,
  { domain, tenant_id, domain_id, connection_id }: SignInDomain,
): Promise<boolean> {
  const data: DomainOwner = { tenant_id, domain_id, connection_id };
  const item = { id: domain, data, references: { alternate: EVERY_OWNER }, expires_at: null };
  for (;;) {
    const current = await store.get(PLATFORM_WIDE, DOMAIN_OWNER, domain);
    if (current === undefined) {
      if (await store.create(PLATFORM_WIDE, DOMAIN_OWNER, item)) return true;
    } else {
      if (current.data.domain_id !== domain_id) return false;
      if (await store.replace(PLATFORM_WIDE, DOMAIN_OWNER, item, current.version)) return true;
    }
  }
}

/** Gives it up, if it is this tenant's. */
export async function disown(
  store: AuthStore,
  { domain, domain_id }: Pick<SignInDomain, 'domain' | 'domain_id'>,
): Promise<void> {
  const current = await store.get(PLATFORM_WIDE, DOMAIN_OWNER, domain);
  if (current?.data.domain_id === domain_id) await store.remove(PLATFORM_WIDE, DOMAIN_OWNER, domain);
}

export async function removeDomain(
  store: AuthStore,
  tenant: TenantId,
  id: string,
  act: DomainAct,
): Promise<SignInDomain> {
  const taken = await store.take(tenant, SIGN_IN_DOMAIN, id);
  if (taken === undefined) throw new CommandRefused('not_found', 'There is no such domain here.');
  const data = { ...taken.data, changes: taken.data.changes + 1 };
  await disown(store, data);
  await recordDomain(store, data, 'sign_in_domain.removed', act);
  return data;
}
