import { type CrossTenantDatabase, crossTenantRows, type Statement, statement } from '@kiban/postgres';
import { type Referred, referenceKey } from '../validation/references.ts';

/** Which of these the feed tells of, of the same tenant. */
export async function referredInEvents(
  database: CrossTenantDatabase,
  referred: readonly Referred[],
): Promise<Set<string>> {
  if (referred.length === 0) return new Set();
  const found = await crossTenantRows(database, begun(referred));
  return new Set(found.map(referenceKey));
}

function begun(referred: readonly Referred[]): Statement<Referred> {
  return statement`
    select r.kind, r.tenant_id, r.id
    from jsonb_to_recordset(${JSON.stringify(referred)}::jsonb) as r (kind text, tenant_id uuid, id uuid)
    join event.domain_event e
      on e.aggregate_id = r.id and e.version = 1 and e.tenant_id = r.tenant_id and e.aggregate_kind = r.kind`;
}
