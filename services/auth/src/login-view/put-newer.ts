import type { FeedEvent } from '@kiban/event-store';
import type { AuthStore, Kind, NewItem, Scope } from '../store/auth-store.ts';

/** Which version of it in the directory an item says. */
export interface Source {
  readonly epoch: number;
  readonly version: number;
}

/** After a restore versions begin anew from where they were: the later epoch says more than the higher version. */
export function sourceOf({ epoch, version }: FeedEvent): Source {
  return { epoch, version };
}

/** @returns whether the item now says what was given. */
export async function putNewer<Data extends { readonly source: Source }>(
  store: AuthStore,
  scope: Scope,
  kind: Kind<Data>,
  item: NewItem<Data>,
): Promise<boolean> {
  for (;;) {
    const current = await store.get(scope, kind, item.id);
    if (current === undefined) {
      if (await store.create(scope, kind, item)) return true;
    } else {
      const order = compare(item.data.source, current.data.source);
      if (order <= 0) return order === 0; // the same again: whoever was interrupted goes on from here
      if (await store.replace(scope, kind, item, current.version)) return true;
    }
  }
}

function compare(one: Source, other: Source): number {
  return one.epoch - other.epoch || one.version - other.version;
}
