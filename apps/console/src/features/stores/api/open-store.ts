import { write } from '../../../api/directory-api.ts';
import type { NewStore } from '../../../api/requests.ts';
import type { Store } from '../../../api/types.ts';

export function openStore(store: NewStore, idempotencyKey: string): Promise<Store> {
  return write('POST', '/stores', store, { idempotencyKey });
}
