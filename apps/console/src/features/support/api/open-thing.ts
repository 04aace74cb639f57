import { infiniteQueryOptions } from '@tanstack/react-query';
import { read } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { OpenedDevice, OpenedStore, OpenedUser } from '../../../api/types.ts';
import { recorded } from './recorded.ts';

export interface Openable {
  readonly stores: OpenedStore;
  readonly users: OpenedUser;
  readonly devices: OpenedDevice;
}

/** A customer's store, person or device with its whole past, a page at a time. */
export const openedQuery = <Kind extends keyof Openable>(
  kind: Kind,
  tenantId: string,
  id: string,
  asOf: string | undefined,
) =>
  infiniteQueryOptions({
    ...recorded,
    queryKey: ['supported', kind, tenantId, id, asOf],
    queryFn: ({ pageParam, signal }) =>
      read<Openable[Kind]>(
        `${path`/support/tenants/${tenantId}/${kind}/${id}`}`,
        { asOf, limit: 50, cursor: pageParam },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.past.next_cursor ?? undefined,
  });
