import { randomBytes } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';
import { CommandRefused } from '@kiban/service';
import { keepRecord } from '../records/record.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { type DomainAct, domainName, domainsOf, EVERY_DOMAIN, SIGN_IN_DOMAIN, type SignInDomain } from './domain.ts';
import { domainRecord } from './record-domain.ts';

/** Says that a domain is the tenant's. Several may say so; who proves it has it. @throws CommandRefused */
export async function claimDomain(
  store: AuthStore,
  tenant_id: TenantId,
  domain_id: string,
  { name, connection_id }: { readonly name: string; readonly connection_id: string | null },
  act: DomainAct,
): Promise<void> {
  const domain = domainName(name);
  if (domain === undefined)
    throw new CommandRefused('domain_malformed', 'This is no name of a domain.', { field: 'domain' });
  const has = (await domainsOf(store, tenant_id)).find((each) => each.domain === domain);
  if (has !== undefined && has.domain_id !== domain_id)
    throw new CommandRefused('key_taken', 'The domain is in the list already.', { field: 'domain' });
  const token = randomBytes(24).toString('base64url');
  const data: SignInDomain = {
    ...{ tenant_id, domain_id, domain, token, status: 'claimed', proven_at: null, connection_id, changes: 1 },
  };
  await keepRecord(store, domainRecord(data, 'sign_in_domain.claimed', act));
  await store.create(tenant_id, SIGN_IN_DOMAIN, {
    id: domain_id,
    data,
    references: { alternate: EVERY_DOMAIN },
    expires_at: null,
  });
}
