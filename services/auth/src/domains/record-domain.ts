import type { NewRecord } from '../records/record.ts';
import type { DomainAct, SignInDomain } from './domain.ts';

export function domainRecord(
  { tenant_id, domain_id, domain, connection_id, status, changes }: SignInDomain,
  name:
    | 'sign_in_domain.claimed'
    | 'sign_in_domain.proven'
    | 'sign_in_domain.changed'
    | 'sign_in_domain.lapsed'
    | 'sign_in_domain.removed',
  act: DomainAct,
): NewRecord {
  const removed = name === 'sign_in_domain.removed';
  return {
    ...act,
    ...{ tenant_id, aggregate_kind: 'sign_in_domain', aggregate_id: domain_id, version: changes, name },
    state: { domain, connection_id, status: removed ? 'removed' : status },
  };
}
