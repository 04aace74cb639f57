import type { TenantId } from '@kiban/postgres';
import { CommandRefused, type Target } from '@kiban/service';
import { requireVersion } from '../api/require-version.ts';
import { changeRecorded, takeRecorded } from '../records/recorded-change.ts';
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
import { domainRecord } from './record-domain.ts';

type Changed = Pick<SignInDomain, 'status' | 'proven_at' | 'connection_id'>;

/** @throws CommandRefused `not_found`; ChangeRefused `version_conflict` */
export async function changeDomain(
  store: AuthStore,
  tenant: TenantId,
  target: Target,
  name: Parameters<typeof domainRecord>[1],
  to: Partial<Changed>,
  act: DomainAct,
): Promise<SignInDomain> {
  const written = await changeRecorded(store, tenant, SIGN_IN_DOMAIN, target.id, (item) => {
    if (item === undefined) throw new CommandRefused('not_found', 'There is no such domain here.');
    requireVersion(target, item.data.changes);
    const data: SignInDomain = { ...item.data, ...to, changes: item.data.changes + 1 };
    const references = { alternate: EVERY_DOMAIN };
    return { data, references, expires_at: null, records: [domainRecord(data, name, act)] };
  });
  if (written === undefined) throw new Error('A domain is always written.');
  return written.data;
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
  const removed = (domain: SignInDomain): SignInDomain => ({ ...domain, changes: domain.changes + 1 });
  const taken = await takeRecorded(store, tenant, SIGN_IN_DOMAIN, id, (domain) =>
    domainRecord(removed(domain), 'sign_in_domain.removed', act),
  );
  if (taken === undefined) throw new CommandRefused('not_found', 'There is no such domain here.');
  await disown(store, taken.data);
  return removed(taken.data);
}
