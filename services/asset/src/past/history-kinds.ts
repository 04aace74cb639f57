import { rowsAt, type Sql } from '@kiban/service';
import { sql } from 'kysely';
import type { Permission } from '../api/permissions.ts';

/** What has a history that people read. */
export const HISTORY_KINDS = [
  'device',
  'enrolment_code',
  'certificate_authority',
  'certificate',
  'licence',
  'seat',
  'contradiction',
] as const;
export type HistoryKind = (typeof HISTORY_KINDS)[number];

/** What belongs to a thing and is told in its history: by the field that says so, to whoever may see it. */
export interface Woven {
  readonly kind: HistoryKind;
  readonly field: string;
  readonly permission: Permission;
}

export const WOVEN: Readonly<Partial<Record<HistoryKind, readonly Woven[]>>> = {
  device: [
    { kind: 'enrolment_code', field: 'device_id', permission: 'asset.devices.read' },
    { kind: 'certificate', field: 'device_id', permission: 'asset.certificates.read' },
    { kind: 'seat', field: 'device_id', permission: 'asset.seats.read' },
  ],
  licence: [{ kind: 'seat', field: 'licence_id', permission: 'asset.seats.read' }],
};

/** What a thing of a kind is called, of its state after the entry `h`. Nothing where it has no name of its own. */
export const LABELS: Readonly<Partial<Record<HistoryKind, Sql>>> = {
  device: sql`h.after ->> 'name'`,
  certificate_authority: sql`h.after ->> 'name'`,
  certificate: sql`h.after ->> 'serial_number'`,
  licence: sql`(h.after ->> 'product') || ' ' || (h.after ->> 'plan')`,
};

/** Fields that are not shown: hashes of secrets, and what is too long to be read. */
export const HIDDEN: readonly string[] = ['code_hash', 'import_id', 'pem', 'certificate_pem', 'chain_pem'];

/** Where the name of what a field refers to is found: a table or published view with a history beside it. */
export const NAMED: readonly { readonly field: string; readonly table: `${string}.${string}` }[] = [
  { field: 'store_id', table: 'directory.published_store' },
  { field: 'user_id', table: 'directory.published_user' },
  { field: 'decided_by', table: 'directory.published_user' },
  { field: 'device_id', table: 'asset.device' },
  { field: 'authority_id', table: 'asset.certificate_authority' },
];

/** The name of what the id in a field refers to: the one it had when the entry `h` happened; of what came later, the one of now. */
export function nameOf(field: Sql, id: Sql): Sql {
  const cases = NAMED.map(({ field: name, table }) => {
    const history = sql.table(`${table}_history`);
    return sql`when ${name} then coalesce(
      (select n.name from ${history} n where n.id = (${id})::uuid and n.valid_from <= h.valid_from
       order by n.valid_from desc limit 1),
      (select n.name from ${rowsAt(table, null)} n where n.id = (${id})::uuid))`;
  });
  return sql`case ${field} ${sql.join(cases, sql` `)} end`;
}
