import { write } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { StoreReopening } from '../../../api/requests.ts';
import type { Store } from '../../../api/types.ts';

export function reopenStore(id: string, version: number, reopening: StoreReopening): Promise<Store> {
  return write('POST', path`/stores/${id}/reopen`, reopening, { version });
}
