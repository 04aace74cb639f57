import type { Words } from '@kiban/http';
import { every, type Reach, reachCondition, type Sql } from '@kiban/service';
import { sql } from 'kysely';
import { rowsAt } from '../reading/rows.ts';
import { canonicalPeriod } from '../role-assignments/role-assignment.ts';
import { named, roleNames } from '../role-assignments/role-names.ts';
import type { User } from './user.ts';

/** A user as shown, with the places they belonged to at the moment. */
export interface UserView {
  readonly id: string;
  readonly version: number;
  readonly person_id: string;
  readonly name: string | null;
  readonly kana: string | null;
  readonly email: string | null;
  readonly staff_number: string | null;
  readonly login_id: string | null;
  readonly status: User['status'];
  /** The active ones, by place. */
  readonly memberships: {
    readonly id: string;
    readonly unit_id: string | null;
    readonly store_id: string | null;
    readonly place_name: string | null;
    readonly job_type: string;
  }[];
  /** What they held at the moment: within its period, not ended. */
  readonly roles: {
    readonly id: string;
    readonly role: string;
    readonly role_name: Words | null;
    readonly unit_id: string | null;
    readonly store_id: string | null;
    readonly place_name: string | null;
    readonly starts_at: string;
    readonly ends_at: string | null;
  }[];
  /** Of the present only; null: never, as far as it is known. */
  readonly last_signed_in_at: string | null;
  readonly valid_from: string;
  readonly recorded_at: string;
}

/** The columns of a `UserView`, of the users `p` (`viewedUsers`). */
export const userColumns = sql`p.id, p.version, p.person_id, p.name, p.kana, p.email, p.staff_number, p.login_id,
  p.status, coalesce(belonging.memberships, '[]') as memberships,
  coalesce(holding.roles, '[]') as roles, activity.last_signed_in_at, p.valid_from, p.recorded_at`;

/** Users `p` beside what `userColumns` names. Of memberships and roles, what is within the reach. */
export function viewedUsers(users: Sql, at: string | null, reach: Reach): Sql {
  const moment = at === null ? sql`now()` : sql`${at}::timestamptz`;
  return sql`${users} p
    left join lateral (
      select jsonb_agg(jsonb_build_object('id', m.id, 'unit_id', m.unit_id, 'store_id', m.store_id,
          'place_name', coalesce(s.name, o.name), 'job_type', m.job_type)
        order by coalesce(s.name, o.name), m.job_type, m.id) as memberships
      from ${rowsAt('membership', at)} m
      left join ${rowsAt('store', at)} s on s.id = m.store_id
      left join ${rowsAt('organization_unit', at)} o on o.id = m.unit_id
      where ${every([sql`m.user_id = p.id and m.status = 'active'`, placedWithin(sql`m`, reach)])}
    ) belonging on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('id', a.id, 'role', a.role, 'role_name', n.name, 'unit_id', a.unit_id,
          'store_id', a.store_id, 'place_name', coalesce(s.name, o.name), 'starts_at', a.starts_at, 'ends_at', a.ends_at)
        order by a.role, coalesce(s.name, o.name) nulls first, a.id) as roles
      from ${rowsAt('role_assignment', at)} a
      left join ${rowsAt('store', at)} s on s.id = a.store_id
      left join ${rowsAt('organization_unit', at)} o on o.id = a.unit_id
      left join ${roleNames(at)} n on n.role = a.role
      where ${every([
        sql`a.user_id = p.id and a.status = 'active' and a.starts_at <= ${moment}
          and (a.ends_at is null or a.ends_at > ${moment})`,
        placedWithin(sql`a`, reach),
      ])}
    ) holding on true
    ${at === null ? sql`left join directory.user_activity activity on activity.user_id = p.id` : sql`cross join (select null::timestamptz as last_signed_in_at) activity`}`;
}

/** The condition that a membership or assignment is within a reach; null: nothing to narrow. */
export function placedWithin(alias: Sql, reach: Reach): Sql | null {
  return reachCondition(reach, { store: sql`${alias}.store_id`, unit: sql`${alias}.unit_id` });
}

/** A user as it came out of the database, with what is said in the program: Kiban's roles by name, times in one form. */
export function shownUser<View extends UserView>(view: View): View {
  return { ...view, roles: view.roles.map((role) => named({ ...role, ...canonicalPeriod(role) })) };
}
