import { sql } from 'kysely';
import { rowsAt, type Sql } from '../reading/rows.ts';
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
  readonly role: User['role'];
  readonly status: User['status'];
  /** The active ones, by place. */
  readonly memberships: {
    readonly id: string;
    readonly unit_id: string | null;
    readonly store_id: string | null;
    readonly place_name: string | null;
    readonly job_type: string;
  }[];
  readonly valid_from: string;
  readonly recorded_at: string;
}

/** The columns of a `UserView`, of the users `p` (`viewedUsers`). */
export const userColumns = sql`p.id, p.version, p.person_id, p.name, p.kana, p.email, p.staff_number, p.login_id, p.role,
  p.status, coalesce(belonging.memberships, '[]') as memberships, p.valid_from, p.recorded_at`;

/** Users `p` beside what `userColumns` names. */
export function viewedUsers(users: Sql, at: string | null): Sql {
  return sql`${users} p
    left join lateral (
      select jsonb_agg(jsonb_build_object('id', m.id, 'unit_id', m.unit_id, 'store_id', m.store_id,
          'place_name', coalesce(s.name, o.name), 'job_type', m.job_type)
        order by coalesce(s.name, o.name), m.job_type, m.id) as memberships
      from ${rowsAt('membership', at)} m
      left join ${rowsAt('store', at)} s on s.id = m.store_id
      left join ${rowsAt('organization_unit', at)} o on o.id = m.unit_id
      where m.user_id = p.id and m.status = 'active'
    ) belonging on true`;
}
