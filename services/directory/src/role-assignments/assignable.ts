import { builtInRoleOf, builtInRoles, CommandRefused, type RoleScope } from '@kiban/service';
import { type RawBuilder, sql } from 'kysely';
import { type Referred, requireOpen } from '../references.ts';

/** A role for somebody at a place. */
export interface Wanted {
  readonly user_id: string;
  readonly role: string;
  readonly unit_id: string | null;
  readonly store_id: string | null;
}

/** What decides whether a role may be given at a place. */
export interface Assignable {
  /** RFC 3339: the database's clock. */
  readonly now: string;
  readonly referred: readonly Referred[];
  /** Whether the tenant is the platform's own. */
  readonly platform: boolean;
  /** What its product says of the role; null: no product has it. */
  readonly scopes: readonly RoleScope[] | null;
}

/** Reads it. Of a product that has withdrawn its manifest no role can be given. */
export function assignableFacts({ user_id, role, unit_id, store_id }: Wanted): RawBuilder<Assignable> {
  return sql`
    select clock_timestamp() as now,
      coalesce((select bool_or(code = 'platform') from directory.tenant), false) as platform,
      (select r -> 'scopes' from directory.published_manifests() m cross join lateral jsonb_array_elements(m.roles) r
       where m.product || ':' || (r ->> 'key') = ${role}) as scopes,
      (select coalesce(jsonb_agg(jsonb_build_object('field', field, 'status', status)), '[]') from (
        select 'user_id' as field, status from directory."user" where id = ${user_id}::uuid
        union all select 'unit_id', status from directory.organization_unit where id = ${unit_id}::uuid
        union all select 'store_id', status from directory.store where id = ${store_id}::uuid) r) as referred`;
}

/**
 * @throws CommandRefused `reference_unknown` when there is no such role, user or place; `reference_closed` when the user has left
 *   or the place is closed; `role_not_for_place` when the role is given for other places only.
 */
export function requireAssignable({ user_id, role, unit_id, store_id }: Wanted, known: Assignable): void {
  requireOpen({ user_id, unit_id, store_id }, known.referred);
  const scopes = scopesOfRole(role, known);
  if (scopes === null)
    throw new CommandRefused('reference_unknown', `There is no role ${role}.`, {
      field: 'role',
      words: { en: `There is no role ${role}.`, ja: `役割 ${role} はありません。` },
    });
  const scope: RoleScope = store_id !== null ? 'store' : unit_id !== null ? 'unit' : 'tenant';
  if (!scopes.includes(scope))
    throw new CommandRefused('role_not_for_place', `${role} cannot be given for a ${scope}.`, {
      field: scope === 'tenant' ? 'role' : `${scope}_id`,
      words: {
        en: `${role} is given for: ${scopes.join(', ')}.`,
        ja: `${role} を付与できる範囲: ${scopes.map((each) => SCOPES[each]).join('、')}。`,
      },
    });
}

const SCOPES: Readonly<Record<RoleScope, string>> = { tenant: 'テナント全体', unit: '組織', store: '店舗' };

function scopesOfRole(role: string, { platform, scopes }: Assignable): readonly RoleScope[] | null {
  if (!role.startsWith('kiban:')) return scopes;
  const name = builtInRoleOf(role);
  if (name === undefined) return null;
  const builtIn = builtInRoles[name];
  return (builtIn.tenants === 'platform') === platform ? builtIn.scopes : null;
}
