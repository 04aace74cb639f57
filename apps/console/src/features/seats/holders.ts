import type { Licence } from '../../api/asset-types.ts';
import { readDevices } from '../devices/api/list-devices.ts';
import { readUsers } from '../people/api/list-users.ts';
import { readStores } from '../stores/api/list-stores.ts';

export type HolderKind = Exclude<Licence['covers'], 'tenant'>;

/** Somebody or something that could have a seat. */
export interface Holder {
  readonly id: string;
  readonly name: string;
  /** Its code, number or place, to tell it from another of the name. */
  readonly detail: string;
  /** What it may be called in a list that is pasted. */
  readonly keys: readonly string[];
  /** Open or in use: others get no seat. */
  readonly fit: boolean;
}

const page = { limit: 50, cursor: undefined };

/** Those that a text finds, on the server. */
export async function findHolders(kind: HolderKind, q: string | undefined, signal: AbortSignal): Promise<Holder[]> {
  switch (kind) {
    case 'store': {
      const { items } = await readStores({ q, sort: 'name' }, page, signal);
      return items.map(({ id, name, status, identifiers }) => ({
        ...{ id, name, fit: status === 'open', detail: identifiers[0]?.value ?? '' },
        keys: [name, ...identifiers.map(({ value }) => value)],
      }));
    }
    case 'user': {
      const { items } = await readUsers({ q, sort: 'name' }, page, signal);
      return items.map(({ id, name, status, staff_number, login_id }) => ({
        ...{ id, name: name ?? '', fit: status === 'active', detail: staff_number ?? login_id ?? '' },
        keys: [name, staff_number, login_id].filter((key) => key !== null),
      }));
    }
    case 'device': {
      const { items } = await readDevices({ q, sort: 'name' }, page, signal);
      return items.map(({ id, name, status, store_name, serial_number, asset_tag }) => ({
        ...{ id, name, fit: status === 'active' || status === 'registered', detail: store_name ?? '' },
        keys: [name, serial_number, asset_tag].filter((key) => key !== null),
      }));
    }
    default:
      throw kind satisfies never;
  }
}
