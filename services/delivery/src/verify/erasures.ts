import { type CrossTenantDatabase, crossTenantRows, type Statement, statement } from '@kiban/postgres';
import type { LakeTable } from '../lake/lake-table.ts';

/** Who was erased, and in which version of a table nothing personal of them is left; null: not yet. */
export type Erasures = ReadonlyMap<string, number | null>;

/** The erasures that a table waits for or has seen, by user. */
export async function erasuresOf(database: CrossTenantDatabase, table: LakeTable): Promise<Erasures> {
  const rows = await crossTenantRows(database, erasures());
  return new Map(
    rows.map(({ user_id, rewritten, ...versions }) => {
      const version = versions[`${table.name}_version` as keyof typeof versions];
      return [user_id, rewritten ? (version ?? 0) : null];
    }),
  );
}

interface ErasureRow {
  readonly user_id: string;
  readonly rewritten: boolean;
  readonly user_version: number | null;
  readonly user_history_version: number | null;
  readonly sign_in_history_version: number | null;
}

/** Told by the event, whether or not the worker has noticed it. */
function erasures(): Statement<ErasureRow> {
  return statement`
    select e.aggregate_id as user_id, d.rewritten_at is not null as rewritten, d.user_version, d.user_history_version,
      d.sign_in_history_version
    from event.domain_event e
    left join delivery.erasure d on d.tenant_id = e.tenant_id and d.user_id = e.aggregate_id
    where e.aggregate_kind = 'user' and e.name = 'user.erased'`;
}
