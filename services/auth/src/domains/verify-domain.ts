import type { TenantId } from '@kiban/postgres';
import { CommandRefused } from '@kiban/service';
import { changeRecorded } from '../records/recorded-change.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { changeDomain, disown, ownAs } from './change-domain.ts';
import { type DomainAct, proofRecord, SIGN_IN_DOMAIN, type SignInDomain } from './domain.ts';
import { domainRecord } from './record-domain.ts';

/** The TXT records of a name, each put together; none when there is no such name. */
export type ResolveTxt = (name: string) => Promise<readonly string[]>;

/**
 * Asks the DNS whether a domain is the tenant's. Then it is its and nobody else's.
 *
 * @throws CommandRefused `not_found`; `proof_missing`; `domain_taken` when another tenant has proven it and still does.
 */
export async function verifyDomain(
  store: AuthStore,
  resolveTxt: ResolveTxt,
  tenant: TenantId,
  id: string,
  act: DomainAct,
): Promise<SignInDomain> {
  const claimed = (await store.get(tenant, SIGN_IN_DOMAIN, id))?.data;
  if (claimed === undefined) throw new CommandRefused('not_found', 'There is no such domain here.');
  if (!(await isProven(resolveTxt, claimed)))
    throw new CommandRefused('proof_missing', 'The DNS does not hold the record yet.');
  if (!(await ownAs(store, claimed)))
    throw new CommandRefused('domain_taken', 'Another customer has proven this domain.');
  const to = { status: 'proven', proven_at: act.at } as const;
  return changeDomain(store, tenant, { id, expected_version: 'any' }, 'sign_in_domain.proven', to, act);
}

/** Whether the record stands in the DNS. @throws what the resolver throws when it cannot be asked. */
export async function isProven(
  resolveTxt: ResolveTxt,
  domain: Pick<SignInDomain, 'domain' | 'token'>,
): Promise<boolean> {
  const { name, value } = proofRecord(domain);
  return (await resolveTxt(name)).some((record) => record.trim() === value);
}

/**
 * What happens when the record is gone: the domain leads nobody to the connection any more, and another may prove it.
 */
export async function lapse(
  store: AuthStore,
  { tenant_id, domain_id }: Pick<SignInDomain, 'tenant_id' | 'domain_id'>,
  at: number,
): Promise<void> {
  const act: DomainAct = {
    actor: { kind: 'service', id: 'auth' },
    reason: 'The DNS no longer holds the proof.',
    request_id: null,
    at,
  };
  const item = await store.get(tenant_id, SIGN_IN_DOMAIN, domain_id);
  if (item === undefined || item.data.status !== 'proven') return;
  await disown(store, item.data);
  await changeRecorded(store, tenant_id, SIGN_IN_DOMAIN, domain_id, (current) => {
    if (current?.version !== item.version) return undefined;
    const data: SignInDomain = { ...item.data, status: 'claimed', changes: item.data.changes + 1 };
    return { ...item, data, records: [domainRecord(data, 'sign_in_domain.lapsed', act)] };
  });
}
