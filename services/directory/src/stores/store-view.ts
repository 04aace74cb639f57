import type { Sql } from '@kiban/service';
import { sql } from 'kysely';
import type { Identifier } from '../identifiers.ts';
import { rowsAt } from '../reading/rows.ts';
import type { Store } from './store.ts';

/** A store as it is shown: with the names that what it refers to had at the moment. */
export interface StoreView {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly kana: string | null;
  readonly postal_code: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly unit_id: string | null;
  readonly unit_name: string | null;
  readonly corporation_id: string | null;
  readonly corporation_name: string | null;
  readonly identifiers: Identifier[];
  readonly status: Store['status'];
  /** People with an active membership in it. */
  readonly member_count: number;
  readonly valid_from: string;
  readonly recorded_at: string;
}

/** The columns of a `StoreView`, of the stores `p` (`viewedStores`). */
export const storeColumns = sql`p.id, p.version, p.name, p.kana, p.postal_code, p.address, p.phone, p.unit_id,
  u.name as unit_name, p.corporation_id, c.name as corporation_name, p.identifiers, p.status,
  coalesce(members.people, 0) as member_count, p.valid_from, p.recorded_at`;

/** Stores `p` beside what `storeColumns` names. */
export function viewedStores(stores: Sql, at: string | null): Sql {
  return sql`${stores} p
    left join ${rowsAt('organization_unit', at)} u on u.id = p.unit_id
    left join ${rowsAt('corporation', at)} c on c.id = p.corporation_id
    left join lateral (
      select count(distinct m.user_id) as people from ${rowsAt('membership', at)} m
      where m.store_id = p.id and m.status = 'active'
    ) members on true`;
}
