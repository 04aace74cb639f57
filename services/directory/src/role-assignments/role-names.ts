import type { Words } from '@kiban/http';
import { builtInRoleOf, builtInRoles, type Sql } from '@kiban/service';
import { sql } from 'kysely';

/** Names of the products' roles: `(role, name)`. What Kiban's own are called stands in the program: `named`. */
export function roleNames(at: string | null): Sql {
  return sql`(
    select m.product || ':' || (r ->> 'key') as role, r -> 'name' as name
    from directory.published_manifests(${at}::timestamptz) m cross join lateral jsonb_array_elements(m.roles) r)`;
}

/** A row that says a role, with what the role is called. */
export function named<Row extends { readonly role: string; readonly role_name: Words | null }>(row: Row): Row {
  const builtIn = builtInRoleOf(row.role);
  return builtIn === undefined ? row : { ...row, role_name: builtInRoles[builtIn].name };
}
