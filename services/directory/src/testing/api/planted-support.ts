import { randomUUID, randomUUIDv7 } from 'node:crypto';
import type { Database, TenantId } from '@kiban/postgres';
import { approveSupport } from '../../support/grants/approve-support.ts';
import { rejectSupport } from '../../support/grants/reject-support.ts';
import { requestSupport } from '../../support/grants/request-support.ts';
import { look } from '../../support/views/look.ts';
import { operator } from '../test-directory.ts';

const any = { expected_version: 'any' } as const;

/** What support staff asked for: undecided, approved and looked under, rejected. */
export async function plantSupport(database: Database, tenantId: TenantId, marker: string, administrator: string) {
  const staff = { staff_user_id: randomUUIDv7(), staff_person_id: randomUUID(), staff_name: `${marker}担当` };
  const ask = async (ticket: string): Promise<string> => {
    const fields = { ...staff, ticket: `${marker}${ticket}`, reason: `${marker}の調査`, hours: 24 };
    return (await requestSupport(database, tenantId, operator, { fields })).id;
  };
  const [requested, approved, rejected] = [await ask('1'), await ask('2'), await ask('3')];
  const decision = { ...any, decided_by: administrator };
  await approveSupport(database, tenantId, operator, { ...decision, id: approved, hours: null, unmasked: false });
  await rejectSupport(database, tenantId, { ...operator, reason: 'planted' }, { ...decision, id: rejected });
  const tenant = {
    ...{ tenantId, tenant_code: '', tenant_name: '', grant_id: approved, ticket: '', unmasked: false, ends_at: '' },
  };
  await look(database, tenant, staff.staff_user_id, operator, {
    read: async () => true,
    looked: () => ({ what: 'search', target_id: null, shown: [{ kind: 'user', id: administrator }] }),
    words: () => `${marker}管理`,
  });
  return { 'support-grants': [requested, approved, rejected] };
}
