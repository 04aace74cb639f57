import type { Database } from '../../database.ts';
import { databaseErrorOf } from '../../database-error.ts';
import { statementFromTrustedText } from '../../statement.ts';
import type { TenantId } from '../../tenant-id.ts';
import { tenantRead } from '../../tenant-transaction.ts';
import type { Subject } from './subject.ts';

/** A row of a relation as JSON text, so that no number loses digits, and how many rows the tenant has there. */
export interface Sample {
  readonly row: string;
  readonly count: number;
}

/** Looks at a tenant's own rows as the owner of the database, whom the tenant policy binds like everybody. */
export async function sampleOf(owner: Database, tenant: TenantId, subject: Subject): Promise<Sample | undefined> {
  if (!hasTenant(subject)) return undefined;
  const text = `select to_jsonb(s)::text as row, count(*) over () as count from ${subject.sql} s where tenant_id = $1 limit 1`;
  try {
    const [samples] = await tenantRead(owner, tenant, [statementFromTrustedText<Sample>(text, [tenant])]);
    return samples[0];
  } catch (error) {
    if (databaseErrorOf(error)?.code === '42501') return undefined; // not the owner's: the catalogue rules report that
    throw error;
  }
}

export function hasTenant(subject: Subject): boolean {
  return subject.columns.some(({ name }) => name === 'tenant_id');
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The ids by which a tenant's rows are recognised wherever they appear. */
export function idsIn(rows: readonly string[]): Set<string> {
  return new Set(rows.flatMap((row) => row.match(UUID) ?? []));
}

/** The words of a tenant's rows, to search with. */
export function wordsIn(rows: readonly string[]): Set<string> {
  const texts = rows.flatMap((row) => Object.values(JSON.parse(row) as Record<string, unknown>));
  return new Set(texts.filter((text) => typeof text === 'string').filter((text) => !/^\d{4}-|^\\x|-.*-.*-/.test(text)));
}
