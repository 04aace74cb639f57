import { type Database, type TenantId, tenantRead } from '@kiban/postgres';
import { every, readOne, rowsAt, statementOf } from '@kiban/service';
import { sql } from 'kysely';
import type { JobType } from './job-type.ts';

/** A job type as it is shown. */
export interface JobTypeView extends JobType {
  readonly id: string;
  readonly version: number;
  readonly valid_from: string;
  readonly recorded_at: string;
}

const TABLE = 'directory.job_type';
const COLUMNS = sql`j.id, j.version, j.name, j.name_en, j.display_order, j.status, j.valid_from, j.recorded_at`;

/** The whole list, in its order. */
export async function listJobTypes(
  database: Database,
  tenantId: TenantId,
  { at, status }: { readonly at: string | null; readonly status?: readonly JobType['status'][] | undefined },
): Promise<JobTypeView[]> {
  const ofStatus = status === undefined ? null : sql`j.status = any (${status}::text[])`;
  const [rows] = await tenantRead(database, tenantId, [
    statementOf(sql<JobTypeView>`
      select ${COLUMNS} from ${rowsAt(TABLE, at)} j where ${every([ofStatus])}
      order by j.display_order, j.name, j.id`),
  ]);
  return rows;
}

export function findJobType(
  database: Database,
  tenantId: TenantId,
  id: string,
  at: string | null,
): Promise<JobTypeView | null> {
  return readOne(
    database,
    tenantId,
    sql<JobTypeView>`select ${COLUMNS} from ${rowsAt(TABLE, at)} j where j.id = ${id}::uuid`,
  );
}
