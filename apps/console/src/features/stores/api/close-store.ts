import { write } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { StoreClosing } from '../../../api/requests.ts';
import type { Store } from '../../../api/types.ts';

export function closeStore(id: string, version: number, closing: StoreClosing): Promise<Store> {
  return write('POST', path`/stores/${id}/close`, closing, { version });
}
