import type { ChangeContext } from '@kiban/event-store';
import type { TenantId } from '@kiban/postgres';
import type { Branding } from '../branding/branding.ts';
import type { NewRecord } from './record.ts';

/** That a tenant's pages look different from now on. Of the mark, whether there is one. */
export function brandingRecord(
  tenant: TenantId,
  { branding_id, client_id, name, colour, mark, status, changes }: Branding,
  { actor, reason, request_id, at }: Pick<ChangeContext, 'actor' | 'reason' | 'request_id'> & { readonly at: number },
): NewRecord {
  return {
    ...{ tenant_id: tenant, aggregate_kind: 'branding', aggregate_id: branding_id, version: changes },
    name: status === 'removed' ? 'branding.removed' : 'branding.changed',
    state: { client_id, name, colour, has_mark: mark !== null, status },
    ...{ actor, reason, request_id, at },
  };
}
