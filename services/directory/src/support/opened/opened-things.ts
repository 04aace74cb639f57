import { rowsAt, type Sql } from '@kiban/service';
import { sql } from 'kysely';
import { type StoreView, storeColumns, viewedStores } from '../../stores/store-view.ts';
import { type UserView, userColumns, viewedUsers } from '../../users/user-view.ts';
import { hidden, maskedLogin, maskedName } from '../masking.ts';

/** A device as another service publishes it. */
export interface DeviceView {
  readonly id: string;
  readonly name: string;
  readonly device_type: string;
  readonly serial_number: string | null;
  readonly asset_tag: string | null;
  readonly status: string;
  readonly store_id: string | null;
  readonly store_name: string | null;
}

/** What can be opened, and how it is shown. */
export interface OpenedThings {
  readonly store: StoreView;
  readonly user: UserView;
  readonly device: DeviceView;
}

export type Openable = keyof OpenedThings;

/** The query for one thing as it was at a moment; null: as it is now. */
export function thingQuery(kind: Openable, id: string, at: string | null): Sql {
  switch (kind) {
    case 'store':
      return sql`select ${storeColumns} from ${viewedStores(only('directory.store', id, at), at)}`;
    case 'user':
      return sql`select ${userColumns} from ${viewedUsers(only('directory.user', id, at), at, 'tenant')}`;
    case 'device':
      return sql`
        select d.id, d.name, d.device_type, d.serial_number, d.asset_tag, d.status, d.store_id, s.name as store_name
        from ${only('asset.published_device', id, at)} d left join ${rowsAt('directory.store', at)} s on s.id = d.store_id`;
    default:
      throw kind satisfies never;
  }
}

function only(table: `${string}.${string}`, id: string, at: string | null): Sql {
  return sql`(select * from ${rowsAt(table, at)} t where t.id = ${id}::uuid)`;
}

/** Each thing with what tells who somebody is, or where to reach them, masked. */
export const maskedThing: { readonly [Kind in Openable]: (thing: OpenedThings[Kind]) => OpenedThings[Kind] } = {
  store: (store) => ({
    ...store,
    postal_code: hidden(store.postal_code),
    address: hidden(store.address),
    phone: hidden(store.phone),
  }),
  user: (user) => ({
    ...user,
    name: maskedName(user.name),
    kana: maskedName(user.kana),
    login_id: maskedLogin(user.login_id),
    email: hidden(user.email),
    staff_number: hidden(user.staff_number),
  }),
  device: (device) => device,
};
