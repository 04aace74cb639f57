import { write } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { StoreChange } from '../../../api/requests.ts';
import type { Store } from '../../../api/types.ts';

/** Changes what is given; another unit is a move. */
export function changeStore(id: string, version: number, change: StoreChange): Promise<Store> {
  return write('PATCH', path`/stores/${id}`, change, { version });
}
